/** The forms in which a page can be asked for: by a browser, by Next's own scripts, past the proxy, and piece by piece. */
export const FORMS: Record<string, (path: string) => [string, Record<string, string>]> = {
  "as a page": (path) => [path, {}],
  "past the proxy (CVE-2025-29927)": (path) => [path, { "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy" }],
  "past the proxy of a src folder": (path) => [path, { "x-middleware-subrequest": "src/middleware".repeat(5) }],
  "as data for a page": (path) => [`${path}?_rsc=1`, { rsc: "1" }],
  "as a prefetch": (path) => [`${path}?_rsc=1`, { rsc: "1", "next-router-prefetch": "1" }],
  "as a prefetched segment": (path) => [
    `${path}?_rsc=1`,
    { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" },
  ],
  "as a file of data": (path) => [`${path}.rsc`, {}],
  "as a file of a segment": (path) => [`${path}.segments/_tree.segment.rsc`, { rsc: "1" }],
  "as a part without its frame": (path) => [
    `${path}?_rsc=1`,
    { rsc: "1", "next-router-state-tree": encodeURIComponent('["",{"children":["(signed-in)",{}]},null,"refetch"]') },
  ],
  "with a cookie nobody sealed": (path) => [path, { cookie: "__Host-countersign.session=eyJhbGciOiJkaXIifQ..a.b.c" }],
};
