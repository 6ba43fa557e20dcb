import { beforeAll, describe, expect, test } from "vitest";
import { applyImportBatch } from "#lib/imports/apply-import-batch.command";
import { finishImport } from "#lib/imports/finish-import.command";
import { getImport } from "#lib/imports/get-import.query";
import { importModels } from "#lib/imports/import-models.command";
import { listImports } from "#lib/imports/list-imports.query";
import { listModels } from "#lib/models/list-models.query";
import { asOwner } from "#lib/test/database";
import { anImport, anUpload, askImport, countsOf, importSmall, SMALL, smallFile, workOn } from "#lib/test/imports";
import { anOrganisation, aPerson, aUnit, type Person } from "#lib/test/people";
import { refusal } from "#lib/test/refusal";

let officer: Person;
let bank: string;

beforeAll(async () => {
  bank = await anOrganisation();
  officer = await aPerson(["risk_officer"]);
});

const from = (source: string) => ({ mapping: { ...SMALL, source } });
const unitOf = async (source: string, externalId: string) =>
  (
    await asOwner<{ name: string; above: string }>(
      "select u.name, p.name as above from model m join business_unit u on u.id = m.unit_id left join business_unit p on p.id = u.parent_id where m.source = $1 and m.external_id = $2",
      [source, externalId],
    )
  )[0];

describe("an import is asked for", () => {
  test("by risk officers and administrators alone", async () => {
    for (const role of ["data_scientist", "model_owner", "validator", "compliance_officer", "auditor"] as const) {
      const person = await aPerson([role]);
      const file = await smallFile(person, [{ id: "A", name: "Alpha" }]);
      expect(await refusal(person.does(importModels, { file, ...from("nobody") }))).toMatchObject({ code: "forbidden" });
    }
  });

  test("with bytes the person uploaded, and with nobody else's", async () => {
    const file = await smallFile(officer, [{ id: "A", name: "Alpha" }]);
    const other = await aPerson(["risk_officer"]);
    expect(await refusal(other.does(importModels, { file, ...from("stolen") }))).toEqual({
      code: "invalid",
      reasons: ["upload.unknown"],
    });
  });

  test("by the mapping made for its columns when none is named, and refused when there is none", async () => {
    const strange = await anUpload(officer, { bytes: "colour,shape\nred,round\n" });
    expect(await refusal(officer.does(importModels, { file: strange }))).toEqual({
      code: "invalid",
      reasons: ["import.mapping_needed"],
    });
    expect(await refusal(officer.does(importModels, { file: strange, mapping: "no-such-mapping" }))).toEqual({
      code: "invalid",
      reasons: ["import.no_such_mapping"],
    });
  });

  test("with a mapping that holds a mistake is told where", async () => {
    const file = await smallFile(officer, [{ id: "A", name: "Alpha" }]);
    const columns = { ...SMALL.columns, health: { to: "facts.usesPhi", values: { Yes: "maybe" }, other: "warn" } };
    const attempt = officer.does(importModels, { file, mapping: { ...SMALL, columns } });
    await expect(attempt).rejects.toMatchObject({
      reasons: [{ code: "invalid", values: { path: "mapping.columns.health.values.Yes" } }],
    });
  });
});

describe("the unit that takes the records", () => {
  test("is Imported below the organisation, made with the first record, also by a risk officer", async () => {
    await importSmall(officer, [{ id: "A", name: "Alpha" }], from("unit-default"));
    expect(await unitOf("unit-default", "A")).toEqual({ name: "Imported", above: "Test group" });
    expect((await officer.does(listModels, { source: "unit-default" })).total).toBe(1);
    await importSmall(officer, [{ id: "A", name: "Alpha" }], from("unit-default-2"));
    expect(await asOwner("select count(*)::int as n from business_unit where name = 'Imported'")).toEqual([{ n: 1 }]);
  });

  test("has one below it for each unit the file names when that is chosen, whatever its capitals", async () => {
    const rows = [
      { id: "A", name: "Alpha", unit: "Retail" },
      { id: "B", name: "Beta", unit: "RETAIL" },
      { id: "C", name: "Gamma", unit: "Cards" },
      { id: "D", name: "Delta" },
    ];
    const done = await importSmall(officer, rows, { ...from("agencies"), unit: "Agencies", options: { unitPerAgency: true } });
    expect(countsOf(done)).toEqual([4, 0, 0, 0]);
    expect(await Promise.all(["A", "B", "C", "D"].map((id) => unitOf("agencies", id)))).toEqual([
      { name: "Retail", above: "Agencies" },
      { name: "Retail", above: "Agencies" },
      { name: "Cards", above: "Agencies" },
      { name: "Agencies", above: "Test group" },
    ]);
    const again = await importSmall(officer, rows, { ...from("agencies"), unit: "Agencies", options: { unitPerAgency: true } });
    expect(countsOf(again)).toEqual([0, 0, 4, 0]);
  });

  test("is below the importer's own unit when that is all they have, and never elsewhere", async () => {
    const retail = await aUnit("Retail bank", bank);
    const cards = await aUnit("Card bank", bank);
    const local = await aPerson(["risk_officer"], retail);
    await importSmall(local, [{ id: "A", name: "Alpha" }], from("local"));
    expect(await unitOf("local", "A")).toEqual({ name: "Imported", above: "Retail bank" });
    const file = await smallFile(local, [{ id: "A", name: "Alpha" }]);
    expect(await refusal(local.does(importModels, { file, ...from("local"), unit: cards }))).toMatchObject({
      reasons: ["import.no_such_unit"],
    });
    expect(await refusal(local.does(importModels, { file, ...from("local"), unit: "New", parent: cards }))).toMatchObject({
      reasons: ["import.no_such_unit"],
    });
  });

  test("is asked for when it is missing and several could be above it", async () => {
    const [one, two] = [await aUnit(), await aUnit()];
    const local = await aPerson(["risk_officer"], one);
    await asOwner(
      "insert into role_grant (id, person_id, role, unit_id, state, during_set_up, granted_by, granted_at) values ('g2', $1, 'risk_officer', $2, 'active', true, 'x', now())",
      [local.id, two],
    );
    const file = await smallFile(local, [{ id: "A", name: "Alpha" }]);
    expect(await refusal(local.does(importModels, { file, ...from("two") }))).toMatchObject({
      reasons: ["import.parent_needed"],
    });
    await anImport(local, file, { ...from("two"), parent: two });
    expect((await local.does(listModels, { source: "two" })).total).toBe(1);
  });
});

describe("authority", () => {
  test("ends at the importer's units: a record of the same source elsewhere is not changed, and its row says so", async () => {
    await importSmall(officer, [{ id: "A", name: "Alpha", purpose: "Ours" }], {
      ...from("shared"),
      unit: await aUnit("First home", bank),
    });
    const local = await aPerson(["risk_officer"], await aUnit());
    const done = await importSmall(local, [{ id: "A", name: "Alpha", purpose: "Theirs" }], from("shared"));
    expect(countsOf(done)).toEqual([0, 0, 0, 1]);
    expect(done.rejections.items[0]?.message).toBe("Row 2: this record is kept in a business unit in which you do not import.");
    expect(await refusal(officer.does(getImport, { importId: done.id }))).toBeNull();
    const stranger = await aPerson(["risk_officer"], await aUnit());
    expect(await refusal(stranger.does(getImport, { importId: done.id }))).toMatchObject({ code: "notFound" });
    expect((await stranger.does(listImports, {})).items).toEqual([]);
  });

  test("of batches and results is the job's: nobody at a browser or with a key applies one", async () => {
    const importId = await askImport(officer, await smallFile(officer, [{ id: "A", name: "Alpha" }]), from("forged"));
    const rows = [{ kind: "record" as const, row: 2, key: "x", values: { name: "Forged" }, messages: [] }];
    const forged = officer.does(applyImportBatch, { importId, attempt: 0, after: 0, through: 2, total: 1, rows });
    expect(await refusal(forged)).toEqual({ code: "forbidden", reasons: ["job.only"] });
    expect(await refusal(officer.does(finishImport, { importId, attempt: 0, result: { total: 0, notes: [] } }))).toEqual({
      code: "forbidden",
      reasons: ["job.only"],
    });
    expect((await officer.does(listModels, { source: "forged" })).total).toBe(0);
  });

  test("is asked again while the job runs: whoever lost the role brings nothing in", async () => {
    const leaving = await aPerson(["risk_officer"]);
    const importId = await askImport(leaving, await smallFile(leaving, [{ id: "A", name: "Alpha" }]), from("lost"));
    await asOwner("update role_grant set state = 'ended' where person_id = $1", [leaving.id]);
    await workOn(leaving, importId);
    const shown = await officer.does(getImport, { importId });
    expect(shown).toMatchObject({ state: "failed", error: { code: "import.no_longer_allowed" }, created: 0 });
  });
});

test("two imports of one source at once bring each record in once", async () => {
  const rows = Array.from({ length: 40 }, (_, i) => ({ id: `R${i}`, name: `Record ${i}` }));
  const ids = await Promise.all([1, 2].map(async () => askImport(officer, await smallFile(officer, rows), from("at-once"))));
  await Promise.all(ids.map((id) => workOn(officer, id)));
  const [a, b] = await Promise.all(ids.map((importId) => officer.does(getImport, { importId })));
  expect([a?.created, b?.created].toSorted()).toEqual([0, 40]);
  expect((await officer.does(listModels, { source: "at-once" })).total).toBe(40);
});
