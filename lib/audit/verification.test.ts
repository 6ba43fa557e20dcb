import { beforeAll, describe, expect, test } from "vitest";
import { finishVerification } from "#lib/audit/finish-verification.command";
import { getVerification } from "#lib/audit/get-verification.query";
import { listVerifications } from "#lib/audit/list-verifications.query";
import { requestVerification } from "#lib/audit/request-verification.command";
import { verifyLedgerJob } from "#lib/audit/verify-ledger.job";
import { Refusal } from "#lib/core/errors";
import { queue } from "#lib/core/queue";
import { asOwner } from "#lib/test/database";
import { sealAll, tamper } from "#lib/test/ledger";
import { aPerson, aUnit } from "#lib/test/people";
import { aTurn } from "#lib/test/turn";

const codesOf = (promise: Promise<unknown>) =>
  promise.then(
    () => [],
    (error: unknown) => (error instanceof Refusal ? error.reasons.map(({ code }) => code) : Promise.reject(error)),
  );

beforeAll(async () => (await queue()).createQueue("verifyLedger"));

describe("verification by button", () => {
  test("is queued with the request, runs as the person, and its result is an event", async () => {
    const auditor = await aPerson(["auditor"]);
    await sealAll();
    const { id } = await auditor.does(requestVerification, {});
    expect(await auditor.does(getVerification, { verificationId: id })).toMatchObject({ state: "queued", result: null });
    expect(await codesOf(auditor.does(requestVerification, {}))).toEqual(["ledger.verification_running"]);
    const [queued] = await asOwner<{ data: { verificationId: string; personId: string } }>(
      "select data from pgboss.job where name = 'verifyLedger'",
    );
    await verifyLedgerJob.handle(queued?.data ?? { verificationId: "", personId: "" }, aTurn());
    const done = await auditor.does(getVerification, { verificationId: id });
    expect(done.state).toBe("done");
    expect(done.result?.checked).toBeGreaterThan(3);
    const [event] = await asOwner(
      "select actor_id, change ->> 'state' as state from ledger_event where event = 'ledger.verified' and subject = $1",
      [id],
    );
    expect(event).toEqual({ actor_id: auditor.id, state: "done" });
  });

  test("names an altered entry in words", async () => {
    const auditor = await aPerson(["auditor"]);
    const unit = await aUnit();
    await sealAll();
    await tamper("ledger_event", "update ledger_event set actor_id = 'nobody' where subject = $1", [unit]);
    const { id } = await auditor.does(requestVerification, {});
    await verifyLedgerJob.handle({ verificationId: id, personId: auditor.id }, aTurn());
    const { result } = await auditor.does(getVerification, { verificationId: id });
    expect(result?.faults.filter(({ kind }) => kind === "altered").map(({ message }) => message)).toEqual([
      expect.stringMatching(/was altered after sealing/),
    ]);
    const { items } = await auditor.does(listVerifications, { limit: 1 });
    expect(items.map((item) => item.id)).toEqual([id]);
  });

  test("whoever calls REST cannot record a result of their own", async () => {
    const auditor = await aPerson(["auditor"]);
    const { id } = await auditor.does(requestVerification, {});
    expect(await codesOf(auditor.does(finishVerification, { verificationId: id, attempt: 0, result: null }))).toEqual([
      "job.only",
    ]);
    await verifyLedgerJob.handle({ verificationId: id, personId: auditor.id }, aTurn());
    await verifyLedgerJob.handle({ verificationId: id, personId: auditor.id }, aTurn());
    const [made] = await asOwner<{ n: number }>(
      "select count(*)::int as n from ledger_event where event = 'ledger.verified' and subject = $1",
      [id],
    );
    expect(made?.n).toBe(1);
  });

  test("fails visibly when the person who asked has left meanwhile", async () => {
    const auditor = await aPerson(["auditor"]);
    const other = await aPerson(["auditor"]);
    const { id } = await auditor.does(requestVerification, {});
    await asOwner("update person set deactivated_at = now() where id = $1", [auditor.id]);
    await verifyLedgerJob.handle({ verificationId: id, personId: auditor.id }, aTurn());
    expect((await other.does(getVerification, { verificationId: id })).state).toBe("failed");
  });
});
