import { FinishVerificationInput, VerificationRequested } from "#lib/audit/schema";
import { Refusal, reason } from "#lib/core/errors";
import { command } from "#lib/core/operation";
import { holdAttempt, refuseLate } from "#lib/core/progress";
import { sql } from "#lib/db/sql";

export const finishVerification = command({
  id: "finishVerification",
  summary: "Record what a verification found; only the job that made it does",
  http: "POST /ledger/verifications/{verificationId}/result",
  permission: "ledger:read",
  keyScope: "never",
  scope: () => "none",
  event: "ledger.verified",
  input: FinishVerificationInput,
  output: VerificationRequested,

  load: async (db, { verificationId }) => {
    await db.$queryRaw(sql`select 1 from ledger_check where id = ${verificationId} for update`);
    return {
      check: await db.ledgerCheck.findUnique({ where: { id: verificationId } }),
      held: await holdAttempt(db, verificationId),
    };
  },
  decide: ({ check, held }, { verificationId, attempt, result }, { actor }) => {
    if (actor.via !== "job") throw new Refusal("forbidden", reason("job.only"));
    if (!check) throw new Refusal("notFound", reason("not_found"));
    if (check.state !== "queued") throw new Refusal("conflict", reason("job.finished"));
    refuseLate(held, attempt);
    return { id: verificationId, state: result === null ? ("failed" as const) : ("done" as const), result };
  },
  save: async (db, { id, state, result }, _state, { now }) => {
    const saved = await db.ledgerCheck.update({ where: { id }, data: { state, finishedAt: now, ...(result && { result }) } });
    return { id, state, requestedById: saved.requestedBy };
  },
});
