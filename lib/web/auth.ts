// Sign-in by next-auth: its cookie carries nothing but the token of a session row; who that is, and what they may do, is read
// from the database at each request.
import { cookies } from "next/headers";
import type { NextAuthOptions } from "next-auth";
import NextAuth from "next-auth";
import { decode, type JWT, type JWTDecodeParams } from "next-auth/jwt";
import credentials from "next-auth/providers/credentials";
import { Refusal } from "#lib/core/errors";
import { log } from "#lib/core/log";
import { ownPath } from "#lib/people/sign-in.rules";
import { peerOf } from "#lib/web/peer";
import { closeSession } from "#lib/web/sessions";
import { signIn } from "#lib/web/sign-in";

declare module "next-auth/jwt" {
  interface JWT {
    session?: string;
  }
}

const isHttps = () => process.env.NEXTAUTH_URL?.startsWith("https://") ?? false;
const sessionCookie = () => (isHttps() ? "__Host-countersign.session" : "countersign.session");
const csrfCookie = () => (isHttps() ? "__Host-countersign.csrf" : "countersign.csrf");
const callbackCookie = () => (isHttps() ? "__Host-countersign.callback" : "countersign.callback");

const cookie = (name: string) => ({
  name,
  options: { httpOnly: true, sameSite: "lax" as const, path: "/", secure: isHttps() },
});

/** Whom to count failures for; where the connection's address is not known, all clients share one count. */
const addressOf = (headers: Record<string, unknown> | undefined): string => peerOf((name) => headers?.[name]) ?? "everybody";

/** What next-auth writes before everything it seals. */
const SEALED_BY = Buffer.from(JSON.stringify({ alg: "dir", enc: "A256GCM" })).toString("base64url");

/** next-auth opens whatever its key fits. What says that it was sealed in another way was not sealed here. */
const unsealed = async (sealed: JWTDecodeParams): Promise<JWT | null> =>
  sealed.token?.startsWith(`${SEALED_BY}..`) ? decode(sealed) : null;

/** The session's cookie as the browser sent it. */
export const sealedSession = async (): Promise<string | undefined> => (await cookies()).get(sessionCookie())?.value;

/** The token in this request's cookie; null when there is none or it was not sealed here. */
export async function sessionToken(): Promise<string | null> {
  const sealed = await sealedSession();
  if (!sealed) return null;
  const opened = await unsealed({ token: sealed, secret: process.env.NEXTAUTH_SECRET ?? "" }).catch(() => null);
  return opened?.session ?? null;
}

/** What a form posts beside its fields to show that it came from our own page; null until next-auth has set its cookie. */
export const csrfToken = async (): Promise<string | null> => (await cookies()).get(csrfCookie())?.value.split("|")[0] ?? null;

/** Where somebody wanted to go when they were sent to the sign-in. */
export const wantedPath = async (): Promise<string> =>
  ownPath((await cookies()).get(callbackCookie())?.value, process.env.NEXTAUTH_URL);

/** What went wrong, as a word for the sign-in page: next-auth puts it into the address, so it says nothing else. */
const failure = (error: unknown): Error => {
  if (error instanceof Refusal && error.code === "tooMany") return new Error(`wait-${error.reasons[0]?.values?.seconds ?? 5}`);
  log.error({ err: error }, "sign-in failed");
  return new Error("unavailable");
};

async function authorize(given: Record<string, unknown> | undefined, headers: Record<string, unknown> | undefined) {
  const { email, password } = given ?? {};
  if (typeof email !== "string" || typeof password !== "string") return null;
  try {
    const token = await signIn(email, password, addressOf(headers));
    const before = token === null ? null : await sessionToken();
    if (before) await closeSession(before);
    return token === null ? null : { id: token };
  } catch (error) {
    throw failure(error);
  }
}

const options = (): NextAuthOptions => ({
  session: { strategy: "jwt", maxAge: 12 * 3600 },
  jwt: { decode: unsealed },
  useSecureCookies: isHttps(),
  cookies: {
    sessionToken: cookie(sessionCookie()),
    csrfToken: cookie(csrfCookie()),
    callbackUrl: cookie(callbackCookie()),
  },
  pages: { signIn: "/sign-in", signOut: "/sign-out", error: "/sign-in" },
  providers: [
    credentials({
      credentials: { email: {}, password: {} },
      authorize: (given, request) => authorize(given, request.headers),
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) => (user ? { session: user.id } : token),
    // The token stays in its cookie, out of reach of scripts.
    session: ({ session }) => ({ expires: session.expires }),
    redirect: ({ url, baseUrl }) => new URL(ownPath(url, baseUrl), baseUrl).href,
  },
  events: {
    signOut: async ({ token }) => {
      if (token.session) await closeSession(token.session);
    },
  },
  logger: {
    error: (code) => log.error({ code }, "next-auth"),
    warn: (code) => log.warn({ code }, "next-auth"),
    debug: () => undefined,
  },
});

const ANSWERED = new Set(["csrf", "signin", "signout", "callback", "error"]);
const BODY_BYTES_MAX = 8192;

type Params = { params: Promise<{ nextauth: string[] }> };

/** The routes of next-auth that are used here; a body has to say its length, and it is short. */
export async function auth(request: Request, context: Params): Promise<Response> {
  const [action = ""] = (await context.params).nextauth;
  if (!ANSWERED.has(action)) return new Response(null, { status: 404 });
  const length = Number(request.headers.get("content-length") ?? Number.POSITIVE_INFINITY);
  if (request.method === "POST" && !(length <= BODY_BYTES_MAX)) return new Response(null, { status: 413 });
  return NextAuth(options())(request, context);
}
