// What is told of a file before it is made is what it holds then.
import { beforeAll, expect, test } from "vitest";
import { previewExport } from "#lib/exports/preview-export.query";
import { REGISTERS } from "#lib/exports/schema";
import { anExport, makeExportQueue } from "#lib/test/exports";
import { sealAll } from "#lib/test/ledger";
import { aPerson, type Person } from "#lib/test/people";
import { refusal } from "#lib/test/refusal";
import { aModelIn } from "#lib/test/signoff";

let auditor: Person;
let outsider: Person;
beforeAll(async () => {
  await makeExportQueue();
  const { world } = await aModelIn("in_production", { tier: "low" });
  auditor = await aPerson(["auditor"], world.unitId);
  outsider = world.author;
  await sealAll();
}, 60_000);

const PERIOD = { from: "2020-01-01", to: "2020-12-31" };

test.each(REGISTERS)("the register of %s", async (register) => {
  const { rows } = await anExport(auditor, { kind: "register", register, format: "csv" });
  expect(rows).toBeGreaterThanOrEqual(register === "refusals" ? 0 : 1);
  expect(await auditor.does(previewExport, { of: "register", register })).toEqual({ rows });
  if (register !== "access")
    expect(await auditor.does(previewExport, { of: "register", register, ...PERIOD })).toEqual({ rows: 0 });
});

test("the inventory, narrowed as its list is", async () => {
  for (const filter of [{}, { tier: "low" }, { tier: "high" }]) {
    const { rows } = await anExport(auditor, { kind: "inventory", format: "csv", filter });
    expect(await auditor.does(previewExport, { of: "inventory", ...filter })).toEqual({ rows });
  }
});

test("the audit log, up to what is sealed", async () => {
  const filter = { event: "signoff" };
  const { rows } = await anExport(auditor, { kind: "audit-log", format: "csv", filter });
  expect(rows).toBeGreaterThan(0);
  expect(await auditor.does(previewExport, { of: "audit-log", ...filter })).toEqual({ rows });
  expect(await auditor.does(previewExport, { of: "audit-log", ...filter, ...PERIOD })).toEqual({ rows: 0 });
});

test("what could not be made is not told of", async () => {
  expect(await refusal(outsider.does(previewExport, { of: "inventory" }))).toMatchObject({ reasons: ["export.not_yours"] });
  expect(await refusal(auditor.does(previewExport, { of: "register" }))).toMatchObject({ reasons: ["export.register"] });
  expect(await refusal(auditor.does(previewExport, { of: "inventory", from: "2020-01-01" }))).toMatchObject({
    reasons: ["export.filter"],
  });
});
