// Sessions are rows: they can be listed and revoked, and are looked at on every request. Rows stay after their end; the last
// sign-in of each person stands on the register of access.
import { createHash, randomBytes } from "node:crypto";
import type { Untold } from "#lib/access/throttle";
import { isLanguage, type Language } from "#lib/core/language.rules";
import type { Instant } from "#lib/core/operation";
import { noted } from "#lib/core/read-only";
import { sql } from "#lib/db/sql";
import { primary, writer } from "#lib/db/writer";

export const IDLE_MINUTES = 60;
export const ABSOLUTE_HOURS = 12;
const SITTING_MINUTES = 15;

/** The row is named by the hash of the token, so who can read the table cannot enter with what it holds. */
const idOf = (token: string) => createHash("sha256").update(token).digest("hex");

type ToTell = { signIns: Untold; signings: Untold };
const nothing: ToTell = { signIns: { count: 0, since: null }, signings: { count: 0, since: null } };

/** Opens a session and returns the token for its cookie. `toTell` is what failed in the person's name before. */
export async function openSession(personId: string, { signIns, signings }: ToTell = nothing): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const since = [signIns.since, signings.since].filter((at) => at !== null).sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
  await writer().$executeRaw(sql`
    insert into session (id, person_id, created_at, last_seen_at, expires_at, failed_sign_ins, failed_signings, failed_since)
    values (${idOf(token)}, ${personId}, clock_timestamp(), clock_timestamp(), clock_timestamp() + make_interval(hours => ${ABSOLUTE_HOURS}),
      ${signIns.count}, ${signings.count}, ${since})`);
  return token;
}

/** `language` is the one the person set for themselves. */
type Alive = { id: string; personId: string; at: Instant; language: Language | null };
type Row = Instant & { personId: string; stale: boolean; language: string | null };

/** The session's person while it is alive; notes at most once a minute that it was seen, which also keeps a sitting open. */
export async function touchSession(token: string): Promise<Alive | null> {
  const id = idOf(token);
  const [session] = await primary().$queryRaw<Row[]>(sql`
    select s.person_id as "personId", s.last_seen_at < clock_timestamp() - interval '1 minute' as stale, product_clock() as now,
      organisation_zone() as zone, p.language from session s join person p on p.id = s.person_id
    where s.id = ${id} and revoked_at is null and expires_at > clock_timestamp()
      and last_seen_at > clock_timestamp() - make_interval(mins => ${IDLE_MINUTES})`);
  if (!session) return null;
  if (session.stale) {
    const seen = writer().$executeRaw(sql`
      update session set last_seen_at = clock_timestamp(), sitting_until = case when sitting_until > clock_timestamp()
        then clock_timestamp() + make_interval(mins => ${SITTING_MINUTES}) else sitting_until end where id = ${id}`);
    await noted(seen);
  }
  const { personId, now, zone, language } = session;
  return { id, personId, at: { now, zone }, language: isLanguage(language) ? language : null };
}

export const closeSession = (token: string) =>
  writer().$executeRaw(sql`
    update session set revoked_at = clock_timestamp() where id = ${idOf(token)} and revoked_at is null`);
