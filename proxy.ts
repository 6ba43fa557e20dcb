// Sets headers and nothing else: who may see what is decided by the door (lib/core), never here.
import { type NextRequest, NextResponse } from "next/server";
import { currentTask } from "#lib/core/task";

const isDevelopment = process.env.NODE_ENV === "development";

/**
 * The policy of a page, for one nonce. Scripts run only with the nonce or when such a script loads them. Styles come from
 * our own files; `style` attributes are allowed, because positions and bar lengths are computed (docs/decisions/0003).
 * While developing, React needs eval to rebuild the stacks of the server, and Next's overlay styles itself.
 */
const contentSecurityPolicy = (nonce: string, isHttps: boolean): string =>
  [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    isDevelopment ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
    ...(isHttps ? ["upgrade-insecure-requests"] : []),
  ].join("; ");

/** True when the browser spoke TLS, to us or to the proxy in front of us. */
const spokeHttps = (request: NextRequest): boolean =>
  request.nextUrl.protocol === "https:" || request.headers.get("x-forwarded-proto")?.split(",")[0]?.trim() === "https";

export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const requestId = currentTask().requestId ?? crypto.randomUUID();
  const isHttps = spokeHttps(request);
  const policy = contentSecurityPolicy(nonce, isHttps);

  // Next reads the nonce from the policy of the request and puts it on its own scripts; ours takes it from a header. The path is where
  // a sign-in leads back to. All four overwrite what a caller sent.
  const headers = new Headers(request.headers);
  headers.set("Content-Security-Policy", policy);
  headers.set("x-countersign-nonce", nonce);
  headers.set("x-request-id", requestId);
  headers.set("x-countersign-path", `${request.nextUrl.pathname}${request.nextUrl.search}`);
  const response = NextResponse.next({ request: { headers } });

  response.headers.set("Content-Security-Policy", policy);
  response.headers.set("X-Content-Type-Options", "nosniff");
  response.headers.set("Referrer-Policy", "same-origin");
  response.headers.set("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()");
  response.headers.set("Cross-Origin-Opener-Policy", "same-origin");
  response.headers.set("Cache-Control", "private, no-store");
  response.headers.set("x-request-id", requestId);
  return response;
}

// Uploads and sign-in stay outside: Next keeps a copy of each body that passes a proxy, and cuts it at ten megabytes.
export const config = { matcher: ["/((?!api/v1/|api/auth/|_next/static/|_next/image|icon.svg).*)"] };
