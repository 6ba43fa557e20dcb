import { LedgerVerification, VerificationInput } from "#lib/audit/schema";
import { readVerifications } from "#lib/audit/verifications";
import { Refusal, reason } from "#lib/core/errors";
import { query } from "#lib/core/operation";
import { sql } from "#lib/db/sql";

export const getVerification = query({
  id: "getVerification",
  summary: "One verification of the ledger: how far it is, what it found",
  http: "GET /ledger/verifications/{verificationId}",
  permission: "ledger:read",
  scope: () => "none",
  input: VerificationInput,
  output: LedgerVerification,

  read: async (db, { verificationId }, { actor }) => {
    const [found] = await readVerifications(db, actor, sql`c.id = ${verificationId}`, 1);
    if (!found) throw new Refusal("notFound", reason("not_found"));
    return found;
  },
});
