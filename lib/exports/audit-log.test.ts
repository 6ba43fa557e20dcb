import { beforeAll, describe, expect, test } from "vitest";
import { buildExportJob } from "#lib/exports/build-export.job";
import { downloadExport } from "#lib/exports/download-export.command";
import { finishExport } from "#lib/exports/finish-export.command";
import { getExport } from "#lib/exports/get-export.query";
import { listExports } from "#lib/exports/list-exports.query";
import { requestExport } from "#lib/exports/request-export.command";
import { leafHash } from "#lib/ledger/leaf";
import { readCsvExport } from "#lib/test/csv-export";
import { asOwner } from "#lib/test/database";
import { anExport, makeExportQueue, sha256 } from "#lib/test/exports";
import { leaves, sealAll } from "#lib/test/ledger";
import { aModel } from "#lib/test/models";
import { aPerson, aUnit, type Person } from "#lib/test/people";
import { refusal } from "#lib/test/refusal";
import { aTurn } from "#lib/test/turn";

let auditor: Person;

beforeAll(async () => {
  await makeExportQueue();
  auditor = await aPerson(["auditor"]);
});

describe("the audit log", () => {
  test("as JSON holds every entry whole: whoever has the file computes the same hashes", async () => {
    const unit = await aUnit();
    await asOwner("update business_unit set created_at = created_at where id = $1", [unit]);
    await sealAll();
    const { bytes } = await anExport(auditor, { kind: "audit-log", format: "json" });
    const { block, items } = JSON.parse(bytes.toString("utf8"));
    const sealed = await leaves();
    expect(items.map(({ hash }: { hash: string }) => hash)).toEqual(sealed.map(({ hash }) => hash));
    for (const { entry, hash } of items) {
      const { format, ...leaf } = entry;
      expect(format).toBe(1);
      expect(leafHash(leaf)).toBe(hash);
    }
    expect(items.map(({ entry }: { entry: { kind: string } }) => entry.kind)).toContain("unaccounted");
    expect(block.notIncluded).toEqual({ unsealed: 1 });
  });

  test("as CSV is in ledger order with a sentence for each, narrowed to a model or a type when asked", async () => {
    const model = await aModel();
    await sealAll();
    const whole = readCsvExport((await anExport(auditor, { kind: "audit-log", format: "csv" })).bytes);
    const places = whole.rows.map((row) => Number(row["Ledger position"]));
    expect(places).toEqual(places.map((_, n) => n));
    const [registered] = whole.rows.filter(({ Event }) => Event === "model.registered");
    expect(registered).toMatchObject({ Ref: model.ref, Actor: expect.stringContaining("Test model_owner") });
    expect(registered?.["In words"]).toContain(model.name);
    const one = readCsvExport(
      (await anExport(auditor, { kind: "audit-log", format: "csv", modelId: model.id, filter: { event: "model" } })).bytes,
    );
    expect(one.rows.map(({ Event }) => Event)).toEqual(["model.registered"]);
    expect(one.block).toMatchObject({ About: `${model.ref} ${model.name}`, Filter: "event = model" });
  });

  test("holds the events of the person's units and nothing else", async () => {
    const mine = await aUnit();
    const officer = await aPerson(["risk_officer"], mine);
    await aModel({ businessUnit: mine });
    await aModel();
    await sealAll();
    const { rows } = readCsvExport(
      (await anExport(officer, { kind: "audit-log", format: "csv", filter: { event: "model" } })).bytes,
    );
    expect(rows).toHaveLength(1);
  });
});

describe("an export", () => {
  test("is itself in the ledger: asked for, made with digest and filter, and each download", async () => {
    const made = await anExport(auditor, { kind: "inventory", format: "csv", filter: { tier: "high" } });
    await auditor.does(downloadExport, { exportId: made.id });
    await auditor.does(downloadExport, { exportId: made.id });
    const events = await asOwner<{ event: string; change: Record<string, unknown> }>(
      "select event, change from ledger_event where subject = $1 order by at",
      [made.id],
    );
    expect(events.map(({ event }) => event)).toEqual([
      "export.requested",
      "export.finished",
      "export.downloaded",
      "export.downloaded",
    ]);
    expect(events[0]?.change).toMatchObject({ kind: "inventory", format: "csv", filter: { tier: "high" } });
    expect(events[1]?.change).toMatchObject({
      state: "done",
      sha256: sha256(made.bytes),
      rows: 0,
      block: { madeFor: { id: auditor.id } },
    });
    expect(JSON.stringify(events)).not.toContain("Test auditor");
  });

  test("is listed for the person who asked and for nobody else", async () => {
    const other = await aPerson(["auditor"]);
    const { id } = await anExport(auditor, { kind: "register", register: "access", format: "csv" });
    expect((await auditor.does(listExports, {})).items[0]?.id).toBe(id);
    expect((await other.does(listExports, {})).items).toEqual([]);
    expect(await refusal(other.does(downloadExport, { exportId: id }))).toEqual({ code: "notFound", reasons: ["not_found"] });
  });

  test.each([
    [{ kind: "inventory", format: "pdf" }, "export.format"],
    [{ kind: "register", format: "csv" }, "export.register"],
    [{ kind: "inventory", register: "access", format: "csv" }, "export.register"],
    [{ kind: "inventory", format: "csv", filter: { on: "2026-01-01" } }, "export.filter"],
    [{ kind: "register", register: "access", format: "csv", filter: { tier: "high" } }, "export.filter"],
    [{ kind: "audit-log", format: "csv", filter: { from: "2026-02-01", to: "2026-01-01" } }, "export.period"],
  ] as const)("of %j is refused: %s", async (asked, code) => {
    expect(await refusal(auditor.does(requestExport, asked))).toEqual({ code: "invalid", reasons: [code] });
  });

  test("whose person lost the role meanwhile is not made, and says why", async () => {
    const leaving = await aPerson(["auditor"]);
    const staying = await aPerson(["compliance_officer"]);
    const { id } = await leaving.does(requestExport, { kind: "inventory", format: "csv" });
    await asOwner("update role_grant set state = 'ended', ended_at = now(), ended_by = 'x' where person_id = $1", [leaving.id]);
    await buildExportJob.handle({ exportId: id, personId: leaving.id }, aTurn());
    const [after] = await asOwner(
      "select x.state, x.sha256, j.error #>> '{}' as error from export x join job_progress j on j.subject = x.id where x.id = $1",
      [id],
    );
    expect(after).toEqual({ state: "queued", sha256: null, error: "job.not_allowed" });
    expect(await refusal(staying.does(getExport, { exportId: id }))).toEqual({ code: "notFound", reasons: ["not_found"] });
  });

  test("made twice by the queue ends once", async () => {
    const { id } = await anExport(auditor, { kind: "register", register: "access", format: "csv" });
    await buildExportJob.handle({ exportId: id, personId: auditor.id }, aTurn());
    const [made] = await asOwner("select count(*)::int as n from ledger_event where event = 'export.finished' and subject = $1", [
      id,
    ]);
    expect(made).toEqual({ n: 1 });
    expect((await auditor.does(getExport, { exportId: id })).state).toBe("done");
  });

  test("cannot be given a file by whoever calls REST", async () => {
    const { id } = await auditor.does(requestExport, { kind: "inventory", format: "csv" });
    expect(await refusal(auditor.does(finishExport, { exportId: id, attempt: 0, result: { error: { code: "x" } } }))).toEqual({
      code: "forbidden",
      reasons: ["job.only"],
    });
    expect(await refusal(auditor.does(downloadExport, { exportId: id }))).toEqual({
      code: "conflict",
      reasons: ["export.not_done"],
    });
  });

  test("that cannot be made says so, and leaves no file", async () => {
    const { id } = await auditor.does(requestExport, { kind: "inventory", format: "csv" });
    const place = process.env.EVIDENCE_URL;
    process.env.EVIDENCE_URL = "file:///dev/null/nowhere";
    await buildExportJob.handle({ exportId: id, personId: auditor.id }, aTurn());
    process.env.EVIDENCE_URL = place;
    expect(await auditor.does(getExport, { exportId: id })).toMatchObject({
      state: "failed",
      error: { code: "export.failed", message: expect.stringContaining("ask again") },
      sha256: null,
    });
  });
});
