// Loaded into the server before anything else (node --import): what stands before Next, because Next would answer it with a bug, or not
// at all.
import "#lib/host/peer-address";
import http, { type IncomingMessage, type RequestListener, type ServerOptions, type ServerResponse } from "node:http";
import { Refusal, reason } from "#lib/core/errors";
import { Buckets } from "#lib/host/buckets";
import { identityOf } from "#lib/host/identities";
import { problem } from "#lib/web/problem";

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
/** What Next's own scripts ask of a page. An address of the API is none, and would be redirected. */
const OF_PAGES = ["rsc", "next-action", "next-router-state-tree", "next-router-prefetch", "next-router-segment-prefetch"];
/** The largest upload and what its form adds. */
const BODY_BYTES_MAX = 101 * 1024 * 1024;
const RATE = Number(process.env.RATE_LIMIT || 100);
const BURST_SECONDS = 10;
/**
 * Whoever sends headers, or a whole request, more slowly than this is not served. A quiet connection is kept for longer than the minute
 * after which proxies and balancers let go of theirs: who closes first never meets a request that is on its way.
 */
const TIMES: ServerOptions = {
  headersTimeout: 15_000,
  requestTimeout: 300_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5_000,
};

/** Files that are the same for everybody: a browser may keep them, as Next says when nobody said otherwise. */
const FILES = /^\/(_next\/static\/|icon\.svg$)/;
/** The questions of a load balancer. */
const HEALTH = /^\/api\/health(\/(live|ready))?$/;

const buckets = new Buckets(RATE, RATE * BURST_SECONDS);

const isReadable = (path: string): boolean => {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
};

const credentialOf = ({ headers }: IncomingMessage): string | undefined =>
  headers.authorization?.replace(/^Bearer /, "") ??
  /(?:^|; )(?:__Host-)?countersign\.session=([^;]+)/.exec(headers.cookie ?? "")?.[1];

/** Whose count a request goes to: the person's it was sent by, or else its address's. */
const countedFor = (request: IncomingMessage): string => {
  const credential = credentialOf(request);
  const person = credential === undefined ? undefined : identityOf(credential);
  return person ? `person ${person}` : `address ${request.socket.remoteAddress}`;
};

/** Why a request is not let in; null when it is. */
function refusalOf(request: IncomingMessage): Refusal | null {
  const { method = "", url = "" } = request;
  const path = url.split("?")[0] ?? "";
  if (!METHODS.includes(method))
    return new Refusal("methodNotAllowed", reason("method_not_allowed", { method, allowed: METHODS.join(", ") }));
  if (!isReadable(path)) return new Refusal("unreadable", reason("path.unreadable"));
  if (Number(request.headers["content-length"] ?? 0) > BODY_BYTES_MAX)
    return new Refusal("tooLarge", reason("too_large", { limit: "100 MB" }));
  const seconds = FILES.test(path) || HEALTH.test(path) ? 0 : buckets.take(countedFor(request), performance.now());
  return seconds > 0 ? new Refusal("tooMany", reason("rate.exceeded", { seconds })) : null;
}

/** What every answer says that does not say otherwise: nothing in it may run, be framed, be guessed or be kept. */
const HEADERS = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
};
const NOT_KEPT = "private, no-store";
const HSTS = "max-age=63072000; includeSubDomains";

/** True when the browser spoke TLS to the proxy in front of us. */
const spokeHttps = ({ headers }: IncomingMessage) => String(headers["x-forwarded-proto"]).split(",")[0]?.trim() === "https";

async function refuse(response: ServerResponse, refusal: Refusal) {
  const answer = problem(refusal);
  // What is left of the body is not read.
  response.writeHead(answer.status, { ...Object.fromEntries(answer.headers), connection: "close" });
  response.end(await answer.text());
}

/** Without what only Next may say to itself. */
function freed(request: IncomingMessage) {
  if (request.url?.startsWith("/api/")) for (const name of OF_PAGES) delete request.headers[name];
}

const guarded = (listener: RequestListener): RequestListener =>
  function (this: unknown, request, response) {
    freed(request);
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    if (!FILES.test(request.url ?? "")) response.setHeader("cache-control", NOT_KEPT);
    if (spokeHttps(request)) response.setHeader("strict-transport-security", HSTS);
    const refusal = refusalOf(request);
    if (refusal) void refuse(response, refusal);
    else listener.call(this as never, request, response);
  };

const open = http.createServer as (options: ServerOptions, listener: RequestListener) => http.Server;
http.createServer = ((listener: RequestListener) => open(TIMES, guarded(listener))) as typeof http.createServer;
