import type { Operation } from "#lib/core/operation";

type Found = { op: Operation; params: Record<string, string> };

const fits = (template: string, segments: string[]): Record<string, string> | null => {
  const parts = template.split("/").filter(Boolean);
  if (parts.length !== segments.length) return null;
  const params: Record<string, string> = {};
  for (const [i, part] of parts.entries()) {
    const segment = segments[i] ?? "";
    if (part.startsWith("{")) params[part.slice(1, -1)] = segment;
    else if (part !== segment) return null;
  }
  return params;
};

/** What a path answers to by these operations; none when there are none. */
const methodsOf = (verbs: string[]): string[] =>
  verbs.length === 0 ? [] : [...new Set([...verbs, ...(verbs.includes("GET") ? ["HEAD"] : []), "OPTIONS"])].sort();

/** Finds the operation a request names and the values its path carries; else the methods the path knows. A word in a template comes before a value. */
export function match(operations: Record<string, Operation>, method: string, segments: string[]): Found | { allowed: string[] } {
  const fitting = Object.values(operations).flatMap((op) => {
    const [verb = "", template = ""] = op.http.split(" ");
    const params = fits(template, segments);
    return params ? [{ op, params, verb, values: template.split("{").length }] : [];
  });
  const fewest = Math.min(...fitting.map(({ values }) => values));
  const hits = fitting.filter(({ values }) => values === fewest);
  const asked = method === "HEAD" ? "GET" : method;
  const hit = hits.find(({ verb }) => verb === asked);
  return hit ? { op: hit.op, params: hit.params } : { allowed: methodsOf(hits.map(({ verb }) => verb)) };
}
