import { verifyPassword } from "#lib/access/password";
import { accountLimit, addressLimit, admit, forgetOldAttempts, forgive, giveBack, signingLimit } from "#lib/access/throttle";
import { Refusal, reason } from "#lib/core/errors";
import { sql } from "#lib/db/sql";
import { writer } from "#lib/db/writer";
import { openSession } from "#lib/web/sessions";

const letIn = async (limit: Parameters<typeof admit>[0]) => {
  const admission = await admit(limit);
  if (!admission.admitted) throw new Refusal("tooMany", reason("sign_in.wait", { seconds: admission.waitSeconds }));
};

/**
 * The token of a new session, or null: the same answer after the same work for an unknown address, a wrong password, a person
 * who left and one who has not set a password. Throws 429 with the seconds to wait, known to us or not.
 */
export async function signIn(email: string, password: string, address: string): Promise<string | null> {
  const account = email.normalize("NFKC").trim().toLowerCase().slice(0, 320);
  const [ofAddress, ofAccount] = [addressLimit(address), accountLimit(account)];
  await letIn(ofAddress);
  await letIn(ofAccount);
  const [person] = await writer().$queryRaw<{ id: string; passwordHash: string | null }[]>(sql`
    select id, password_hash as "passwordHash" from person where email = ${account} and deactivated_at is null`);
  const matches = await verifyPassword(person?.passwordHash, password.slice(0, 1000));
  if (!matches || !person) return null;
  const signIns = await forgive(ofAccount, 1);
  const signings = await forgive(signingLimit(person.id), 0);
  await giveBack(ofAddress, signIns.count + 1);
  await forgetOldAttempts();
  return openSession(person.id, { signIns, signings });
}
