// Who is asking: a session's cookie or an API key becomes an actor, read fresh from the database at every request.
import { createHash, randomUUID, timingSafeEqual } from "node:crypto";
import { cookies, headers } from "next/headers";
import { connection } from "next/server";
import { cache } from "react";
import type { Actor, KeyScope } from "#lib/access/actor";
import { loadActor } from "#lib/access/load-actor";
import { Refusal, reason } from "#lib/core/errors";
import { isLanguage, LANGUAGE_COOKIE, LANGUAGES, type Language, languageAsked } from "#lib/core/language.rules";
import { log } from "#lib/core/log";
import { count, measures } from "#lib/core/metrics";
import type { Caller, Instant } from "#lib/core/operation";
import { noted } from "#lib/core/read-only";
import { currentTask } from "#lib/core/task";
import { sql } from "#lib/db/sql";
import { primary, writer } from "#lib/db/writer";
import { identified, unidentified } from "#lib/host/identities";
import { sealedSession, sessionToken } from "#lib/web/auth";
import { touchSession } from "#lib/web/sessions";

/**
 * In which zone the dates of a page are days: read with the session, or by itself before the sign-in. Once per request, and never
 * while the program is built.
 */
export const organisationZone = cache(async (): Promise<string> => {
  await connection();
  const session = await ownSession();
  if (session) return session.at.zone;
  const [row] = await primary().$queryRaw<{ zone: string }[]>(sql`select organisation_zone() as zone`);
  if (!row) throw new Error("the database knows no zone");
  return row.zone;
});

/**
 * In which language somebody reads: as they set it, else as this browser chose at the sign-in, else as it asks. From here on what is said
 * in answer to this request is worded in it.
 */
async function readingOf(session: Session): Promise<Language> {
  const chosen = (await cookies()).get(LANGUAGE_COOKIE)?.value;
  const asked = isLanguage(chosen) ? chosen : languageAsked((await headers()).get("accept-language"));
  const language = session?.language ?? asked ?? LANGUAGES[0];
  currentTask().language = language;
  return language;
}

/** In which language a page is read. Once per request, and never while the program is built. */
export const readersLanguage = cache(async (): Promise<Language> => {
  await connection();
  return readingOf(await ownSession());
});

const refused = () => new Refusal("unauthenticated", reason("unauthenticated"));

type Session = Awaited<ReturnType<typeof touchSession>>;

async function callerIn(session: Session, requestId: string): Promise<Caller> {
  const actor = session && (await loadActor(primary(), session.personId, { via: "web", sessionId: session.id }));
  if (!actor) throw refused();
  return { actor, requestId, at: session.at };
}

/** Tells the gate whose request this was: the next ones are counted as that person's, and those of nobody as their address's. */
async function told(credential: string, asked: Promise<Caller>): Promise<Caller> {
  try {
    const caller = await asked;
    identified(credential, caller.actor.id);
    return caller;
  } catch (error) {
    unidentified(credential);
    throw error;
  }
}

/** The person whose session this token opens. Throws 401 when there is none, or it ended, or the person left. */
export const callerOfToken = async (token: string | null, requestId: string): Promise<Caller> =>
  callerIn(token === null ? null : await touchSession(token), requestId);

/** The session of this browser, looked up once per request. */
const ownSession = cache(async (): Promise<Session> => {
  const token = await sessionToken();
  return token === null ? null : touchSession(token);
});

const callerIs = async (session: Promise<Session>, requestId: string): Promise<Caller> =>
  told(
    (await sealedSession()) ?? "",
    session.then((found) => callerIn(found, requestId)),
  );

/** The person who looks at a page of ours, or acts on it: they are answered in their language. */
export const callerOfPage = (requestId: string = randomUUID()): Promise<Caller> =>
  callerIs(
    ownSession().then(async (session) => {
      await readingOf(session);
      return session;
    }),
    requestId,
  );

/** The person of the browser's session, when the call comes from our own pages: what a Server Function is called by. */
export async function callerFromOwnPage(requestId: string): Promise<Caller> {
  if (!isOurs((await headers()).get("origin"))) throw new Refusal("forbidden", reason("forbidden.origin"));
  return callerOfPage(requestId);
}

/** Whether this browser has a live session, for the pages that stand before the sign-in. */
export const isSignedIn = (): Promise<boolean> => callerOfPage().then(Boolean, isRefusal);

const isRefusal = (error: unknown): false => {
  if (error instanceof Refusal) return false;
  throw error;
};

/** The person a one-time link was made for, while it is good. Throws 404 otherwise: used, expired, replaced and made up look the same. */
export async function callerOfInvitation(token: string, requestId: string): Promise<Caller> {
  const tokenHash = createHash("sha256").update(token).digest("hex");
  const [found] = await primary().$queryRaw<{ personId: string }[]>(sql`
    select person_id as "personId" from invitation where token_hash = ${tokenHash} and accepted_at is null and expires_at > product_clock()`);
  const actor = found && (await loadActor(primary(), found.personId, { via: "web" }));
  if (!actor) throw new Refusal("notFound", reason("invitation.gone"));
  return { actor, requestId };
}

type Key = Instant & { id: string; personId: string; hash: string; scopes: KeyScope[]; stale: boolean };

/** Keys look like cs_<prefix>_<secret>; the hash of the whole is compared in constant time. Their use is noted once a minute. */
async function holderOf(key: string): Promise<{ actor: Actor; at: Instant } | null> {
  const prefix = /^cs_([0-9a-z]{8})_[0-9A-Za-z_-]{20,}$/.exec(key)?.[1];
  if (!prefix) return null;
  const [found] = await primary().$queryRaw<Key[]>(sql`
    select k.id, k.person_id as "personId", k.hash, k.scopes, coalesce(u.used_at < product_clock() - interval '1 minute', true) as stale,
      product_clock() as now, organisation_zone() as zone
    from api_key k left join api_key_use u on u.key_id = k.id
    where k.prefix = ${prefix} and k.revoked_at is null and (k.expires_at is null or k.expires_at > product_clock())`);
  const hash = createHash("sha256").update(key).digest();
  if (!found || !timingSafeEqual(hash, Buffer.from(found.hash, "hex"))) return null;
  if (found.stale) {
    const use = writer().$executeRaw(sql`
      insert into api_key_use (key_id, used_at) values (${found.id}, product_clock())
      on conflict (key_id) do update set used_at = excluded.used_at where api_key_use.used_at < excluded.used_at - interval '1 minute'`);
    await noted(use);
  }
  const actor = await loadActor(primary(), found.personId, { via: "api", keyId: found.id, keyScopes: found.scopes });
  return actor && { actor, at: { now: found.now, zone: found.zone } };
}

const isOurs = (origin: string | null): boolean => {
  const ours = process.env.NEXTAUTH_URL;
  return ours !== undefined && origin === new URL(ours).origin;
};

/** Whether the browser says the request comes from our own pages. A missing or null Origin on a write is not ours. */
const isOwnOrigin = (request: Request): boolean => {
  const origin = request.headers.get("origin");
  if (origin !== null || request.method !== "GET") return isOurs(origin);
  return request.headers.get("sec-fetch-site") !== "cross-site";
};

async function callerOfKey(key: string, requestId: string): Promise<Caller> {
  const holder = await holderOf(key);
  if (holder) return { ...holder, requestId };
  count(measures.keysRefused);
  log.warn({ requestId }, "API key refused");
  throw refused();
}

/** The caller of a REST request: `Authorization: Bearer <api key>`, or the session's cookie from our own origin. */
export async function callerOf(request: Request, requestId: string): Promise<Caller> {
  const authorization = request.headers.get("authorization");
  if (authorization !== null) {
    const key = authorization.replace(/^Bearer /, "");
    return told(key, callerOfKey(key === authorization ? "" : key.trim(), requestId));
  }
  if (!request.headers.get("cookie")) throw refused();
  if (!isOwnOrigin(request)) throw new Refusal("forbidden", reason("forbidden.origin"));
  return callerIs(ownSession(), requestId);
}

export const requestIdOf = async () => (await headers()).get("x-request-id") ?? randomUUID();
