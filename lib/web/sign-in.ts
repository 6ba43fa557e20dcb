import { verifyPassword } from "#lib/access/password";
import {
  accountLimit,
  addressLimit,
  admit,
  forgetOldAttempts,
  forgive,
  giveBack,
  type Limit,
  signingLimit,
} from "#lib/access/throttle";
import { Refusal, reason } from "#lib/core/errors";
import { log } from "#lib/core/log";
import { count, measures } from "#lib/core/metrics";
import { sql } from "#lib/db/sql";
import { isStorable } from "#lib/db/storable";
import { writer } from "#lib/db/writer";
import { openSession } from "#lib/web/sessions";

/** How many tries have failed there, this one counted. Throws 429 while tries have to wait. */
const letIn = async (of: "account" | "address", limit: Limit): Promise<number> => {
  const admission = await admit(limit);
  if (admission.admitted) return admission.failures;
  count(measures.signIns, { outcome: "turned_away" });
  log.warn({ of, seconds: admission.waitSeconds }, "sign-in turned away");
  throw new Refusal("tooMany", reason("sign_in.wait", { seconds: admission.waitSeconds }));
};

type Known = { id: string; passwordHash: string | null };

/** Whoever has this address and is not deactivated. An address that no text of the database can equal is nobody's. */
async function known(account: string): Promise<Known | undefined> {
  if (!isStorable(account)) return undefined;
  const [person] = await writer().$queryRaw<Known[]>(sql`
    select id, password_hash as "passwordHash" from person where email = ${account} and deactivated_at is null`);
  return person;
}

/**
 * The token of a new session, or null: the same answer after the same work for an unknown address, a wrong password, a person
 * who left and one who has not set a password. Throws 429 with the seconds to wait, known to us or not. The log names people
 * by their opaque id, and neither addresses nor what was typed.
 */
export async function signIn(email: string, password: string, address: string): Promise<string | null> {
  const account = email.normalize("NFKC").trim().toLowerCase().slice(0, 320);
  const [ofAddress, ofAccount] = [addressLimit(address), accountLimit(account)];
  await letIn("address", ofAddress);
  const failures = await letIn("account", ofAccount);
  const person = await known(account);
  const matches = await verifyPassword(person?.passwordHash, password.slice(0, 1000));
  if (!matches || !person) {
    count(measures.signIns, { outcome: "failed" });
    log.warn({ person: person?.id ?? null, failures }, "sign-in failed");
    return null;
  }
  const signIns = await forgive(ofAccount, 1);
  const signings = await forgive(signingLimit(person.id), 0);
  await giveBack(ofAddress, signIns.count + 1);
  await forgetOldAttempts();
  count(measures.signIns, { outcome: "accepted" });
  log.info({ person: person.id }, "signed in");
  return openSession(person.id, { signIns, signings });
}
