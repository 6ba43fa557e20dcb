// R3: a try at a job that its worker lost, and that comes back after another one has begun, changes nothing any more.
import { beforeAll, expect, test } from "vitest";
import { finishVerification } from "#lib/audit/finish-verification.command";
import { requestVerification } from "#lib/audit/request-verification.command";
import { callerForJob } from "#lib/core/job-caller";
import type { Caller } from "#lib/core/operation";
import { beginAttempt, noteProgress } from "#lib/core/progress";
import { ensureQueue, queue } from "#lib/core/queue";
import { run } from "#lib/core/run";
import { writer } from "#lib/db/writer";
import { finishExport } from "#lib/exports/finish-export.command";
import { requestExport } from "#lib/exports/request-export.command";
import { applyImportBatch } from "#lib/imports/apply-import-batch.command";
import { finishImport } from "#lib/imports/finish-import.command";
import { importModels } from "#lib/imports/import-models.command";
import { SMALL, smallFile } from "#lib/test/imports";
import { aPerson, type Person } from "#lib/test/people";
import { refusal } from "#lib/test/refusal";

const LATE = { code: "conflict", reasons: ["job.superseded"] };
let officer: Person;
let auditor: Person;
beforeAll(async () => {
  for (const name of ["buildExport", "runImport", "verifyLedger"]) await ensureQueue(await queue(), name);
  officer = await aPerson(["risk_officer"]);
  auditor = await aPerson(["auditor"]);
}, 60_000);

const asJob = async ({ id }: Person): Promise<Caller> => {
  const caller = await callerForJob(id);
  if (!caller) throw new Error("left");
  return caller;
};

/** The first try begins, is lost, and the second one begins. */
async function overtaken(subject: string) {
  expect(await beginAttempt({ subject, attempt: 0 })).toBe(true);
  expect(await beginAttempt({ subject, attempt: 1 })).toBe(true);
  expect(await beginAttempt({ subject, attempt: 0 })).toBe(false);
  expect(await noteProgress({ subject, attempt: 0 }, 7, 9, "job.left")).toBe(0);
  expect(await writer().jobProgress.findUnique({ where: { subject } })).toMatchObject({ done: 0, error: null, attempt: 1 });
}

test("an export", async () => {
  const { id: exportId } = await officer.does(requestExport, { kind: "inventory", format: "csv" });
  await overtaken(exportId);
  const result = { error: { code: "export.failed" } };
  const caller = await asJob(officer);
  expect(await refusal(run(finishExport, { exportId, attempt: 0, result }, caller))).toEqual(LATE);
  expect(await writer().export.findUnique({ where: { id: exportId } })).toMatchObject({ state: "queued", finishedAt: null });
  await run(finishExport, { exportId, attempt: 1, result }, caller);
  expect(await writer().ledgerEvent.count({ where: { subject: exportId, event: "export.finished" } })).toBe(1);
});

test("a verification", async () => {
  const { id: verificationId } = await auditor.does(requestVerification, {});
  await overtaken(verificationId);
  const caller = await asJob(auditor);
  expect(await refusal(run(finishVerification, { verificationId, attempt: 0, result: null }, caller))).toEqual(LATE);
  expect(await writer().ledgerCheck.findUnique({ where: { id: verificationId } })).toMatchObject({ state: "queued" });
  await run(finishVerification, { verificationId, attempt: 1, result: null }, caller);
  expect(await writer().ledgerEvent.count({ where: { subject: verificationId, event: "ledger.verified" } })).toBe(1);
});

test("an import, in the middle and at its end", async () => {
  const file = await smallFile(officer, [{ id: "A", name: "Alpha" }]);
  const { id: importId } = await officer.does(importModels, { file, mapping: SMALL });
  await overtaken(importId);
  const caller = await asJob(officer);
  const rows = [{ kind: "rejected" as const, row: 2, messages: [{ code: "import.broke", column: null }] }];
  const batch = { importId, after: 0, through: 2, total: 1, rows };
  expect(await refusal(run(applyImportBatch, { ...batch, attempt: 0 }, caller))).toEqual(LATE);
  const result = { total: 1, notes: [] };
  expect(await refusal(run(finishImport, { importId, attempt: 0, result }, caller))).toEqual(LATE);
  expect(await writer().import.findUnique({ where: { id: importId } })).toMatchObject({ state: "queued", done: 0, rejected: 0 });
  await run(applyImportBatch, { ...batch, attempt: 1 }, caller);
  await run(finishImport, { importId, attempt: 1, result }, caller);
  expect(await writer().import.findUnique({ where: { id: importId } })).toMatchObject({ state: "done", rejected: 1 });
});
