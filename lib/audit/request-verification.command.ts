import { randomUUID } from "node:crypto";
import { RequestVerificationInput, VerificationRequested } from "#lib/audit/schema";
import { Refusal, reason } from "#lib/core/errors";
import { command } from "#lib/core/operation";
import { sql } from "#lib/db/sql";

export const requestVerification = command({
  id: "requestVerification",
  summary: "Verify the whole ledger in the background",
  http: "POST /ledger/verifications",
  status: 202,
  permission: "ledger:read",
  scope: () => "none",
  event: "ledger.verification_requested",
  input: RequestVerificationInput,
  output: VerificationRequested,

  load: async (db) => {
    const [open] = await db.$queryRaw<{ id: string }[]>(sql`
      select c.id from ledger_check c left join job_progress j on j.subject = c.id
      where c.state = 'queued' and j.error is null and c.requested_at > product_clock() - interval '1 hour' limit 1`);
    return { id: randomUUID(), open: open?.id ?? null };
  },
  decide: ({ id, open }) => {
    if (open) throw new Refusal("refused", reason("ledger.verification_running", { id: open }));
    return { id, state: "queued" as const };
  },
  save: async (db, { id, state }, _state, { actor, now }) => {
    await db.ledgerCheck.create({ data: { id, state, requestedBy: actor.id, requestedAt: now } });
    return { id, state, requestedById: actor.id };
  },
  jobs: ({ id, requestedById }) => [{ job: "verifyLedger", payload: { verificationId: id, personId: requestedById } }],
});
