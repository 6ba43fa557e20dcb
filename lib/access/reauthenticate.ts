// Proves at the moment of signing that it is the person who signs (21 CFR 11.200). Wrong secrets are counted on a connection
// of their own, so that the rollback of the refused signature does not forget them.
import type { Actor } from "#lib/access/actor";
import { verifyPassword } from "#lib/access/password";
import { admit, settle, signingLimit } from "#lib/access/throttle";
import { type Reason, reason } from "#lib/core/errors";
import { log } from "#lib/core/log";
import { sql } from "#lib/db/sql";
import type { ReadDb, WriteDb } from "#lib/db/types";
import { writerPool } from "#lib/db/writer";

const SITTING_MINUTES = 15;

/** How the signer said who they are: the e-mail, an open sitting in this session, or the API key that carries the call. */
export type IdentifiedBy = "email" | "sitting" | "api_key";
export type Proof = { identifiedBy: IdentifiedBy; reasons: Reason[] };

type Known = { email: string; passwordHash: string | null };

/**
 * Why this secret does not prove the person; empty when it does. An e-mail that is given must be theirs too, and nobody is
 * told which of the two was wrong. Five failures lock signing until the person signs in anew. The secret is never kept.
 */
export async function verifySecret(db: WriteDb, personId: string, email: string | null, secret: string): Promise<Reason[]> {
  const limit = signingLimit(personId);
  const admission = await admit(limit);
  if (!admission.admitted) return [reason("signing.locked")];
  const [known] = await db.$queryRaw<Known[]>(sql`
    select email, password_hash as "passwordHash" from person where id = ${personId} and deactivated_at is null`);
  const isTheirs = email === null || email.normalize("NFKC").trim().toLowerCase() === known?.email;
  const matches = await verifyPassword(known?.passwordHash, secret.slice(0, 1000));
  if (matches && isTheirs) {
    await settle(limit);
    return [];
  }
  const left = limit.free - admission.failures;
  if (left <= 0) log.warn({ person: personId }, "signing is locked after wrong secrets");
  return [left > 0 ? reason("signing.secret", { left }) : reason("signing.locked")];
}

/** Whether the session has signed lately, so that the password alone is enough for the next signature. */
export async function isSitting(db: Pick<ReadDb, "$queryRaw">, sessionId: string | null): Promise<boolean> {
  if (sessionId === null) return false;
  const rows = await db.$queryRaw<unknown[]>(sql`
    select 1 from session where id = ${sessionId} and revoked_at is null and sitting_until > clock_timestamp()`);
  return rows.length > 0;
}

const prolongSitting = (sessionId: string) =>
  writerPool().query("update session set sitting_until = clock_timestamp() + make_interval(mins => $2) where id = $1", [
    sessionId,
    SITTING_MINUTES,
  ]);

/**
 * The proof a signature needs: e-mail and password for the first of a sitting, the password alone while it lasts (each request
 * of the session prolongs it to 15 minutes), the password beside an API key.
 */
export async function reauthenticate(
  db: WriteDb,
  { id, keyId, sessionId }: Pick<Actor, "id" | "keyId" | "sessionId">,
  given: { email: string | null; secret: string },
): Promise<Proof> {
  const lasting = keyId ? "api_key" : (await isSitting(db, sessionId)) ? "sitting" : null;
  const identifiedBy: IdentifiedBy = given.email === null ? (lasting ?? "email") : "email";
  if (given.email === null && lasting === null) return { identifiedBy, reasons: [reason("signing.identify", { path: "email" })] };
  const reasons = await verifySecret(db, id, given.email, given.secret);
  if (reasons.length === 0 && sessionId !== null) await prolongSitting(sessionId);
  return { identifiedBy, reasons };
}
