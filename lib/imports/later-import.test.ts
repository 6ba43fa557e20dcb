import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { getImport } from "#lib/imports/get-import.query";
import { listImportRows } from "#lib/imports/list-import-rows.query";
import { acceptOwner } from "#lib/models/accept-owner.command";
import { archiveModel } from "#lib/models/archive-model.command";
import { assignOwner } from "#lib/models/assign-owner.command";
import { getModel } from "#lib/models/get-model.query";
import { reviseModel } from "#lib/models/revise-model.command";
import { unarchiveModel } from "#lib/models/unarchive-model.command";
import { asOwner } from "#lib/test/database";
import { countsOf, importSmall, SMALL, type SmallRow } from "#lib/test/imports";
import { emailOf } from "#lib/test/models";
import { anOpenRequest } from "#lib/test/open-request";
import { aPerson, type Person } from "#lib/test/people";

let officer: Person;
let owner: Person;
let source = 0;

beforeAll(async () => {
  officer = await aPerson(["risk_officer"]);
  owner = await aPerson(["model_owner"]);
});
beforeEach(() => {
  source += 1;
});

/** Every test has a source of its own: its records meet no other's. */
const bring = (rows: readonly SmallRow[], input = {}) =>
  importSmall(officer, rows, { mapping: { ...SMALL, source: `source-${source}` }, ...input });

const recordOf = async (externalId: string) => {
  const [row] = await asOwner<{ id: string }>("select id from model where source = $1 and external_id = $2", [
    `source-${source}`,
    externalId,
  ]);
  if (!row) throw new Error(`no record ${externalId}`);
  return officer.does(getModel, { modelId: row.id });
};

/** Names an owner, who then edits the record. */
const edit = async (externalId: string, change: object) => {
  const { id } = await recordOf(externalId);
  await officer.does(assignOwner, { modelId: id, ownerEmail: await emailOf(owner) });
  await owner.does(acceptOwner, { modelId: id });
  const { revision } = await owner.does(getModel, { modelId: id });
  await owner.does(reviseModel, { modelId: id, revision, ...change });
};

const A: SmallRow = { id: "A", name: "Alpha", purpose: "Sorts", stage: "Live", health: "No", tested: "Yes", note: "first" };
const B: SmallRow = { id: "B", name: "Beta", purpose: "Scores" };

describe("what a file says of a record", () => {
  test("is a claim: the version is proposed, nobody owns it, facts it does not state are not known", async () => {
    expect(countsOf(await bring([A]))).toEqual([1, 0, 0, 0]);
    const model = await recordOf("A");
    expect(model).toMatchObject({
      stage: "proposed",
      approval: "none",
      tier: null,
      owner: null,
      claim: { stage: "in_production", extent: "full" },
      versions: [{ label: "as found", authors: [] }],
      content: { purpose: "Sorts", kind: null, domain: null, facts: { usesPhi: false, usesPersonalData: null } },
      imported: {
        source: `source-${source}`,
        fields: { note: "first" },
        claims: { controls: [{ controlId: "CC-DEV-02", says: "effective", row: 2 }] },
      },
    });
    expect(model.flags).toEqual(expect.arrayContaining(["no_owner", "not_rated", "in_use_before_approval"]));
  });

  test("makes nobody an author or an editor of what people sign", async () => {
    await bring([A]);
    await bring([{ ...A, purpose: "Sorts letters" }]);
    const [version] = await asOwner(
      "select v.last_material_by, v.material_editors, (select count(*)::int from version_author a where a.version_id = v.id) as authors from model_version v join model m on m.id = v.model_id where m.source = $1",
      [`source-${source}`],
    );
    expect(version).toEqual({ last_material_by: null, material_editors: [], authors: 0 });
  });

  test("is in the archive when it says retired, and comes out when it says otherwise later", async () => {
    await bring([{ ...A, stage: "Retired" }]);
    expect(await recordOf("A")).toMatchObject({ archiveReason: "claimed_retired" });
    expect(countsOf(await bring([A]))).toEqual([0, 1, 0, 0]);
    expect((await recordOf("A")).archivedAt).toBeNull();
  });
});

describe("a later import", () => {
  test("of the same file changes nothing, in any order of rows", async () => {
    await bring([A, B]);
    const events = () => asOwner("select count(*)::int as n from ledger_event where event like 'model.%'");
    const before = await events();
    expect(countsOf(await bring([B, A]))).toEqual([0, 0, 2, 0]);
    expect(await events()).toEqual(before);
  });

  test("writes what the source changed and nobody edited here", async () => {
    await bring([A, B]);
    expect(countsOf(await bring([{ ...A, purpose: "Sorts letters", health: "Yes", note: "second" }, B]))).toEqual([0, 1, 1, 0]);
    expect(await recordOf("A")).toMatchObject({
      content: { purpose: "Sorts letters", facts: { usesPhi: true } },
      imported: { fields: { note: "second" } },
    });
  });

  test("keeps what people edited here, and says what the source says now", async () => {
    await bring([A, B]);
    await edit("A", { name: "Alpha here", purpose: "Ours" });
    const again = await bring([{ ...A, purpose: "Theirs", stage: "Pilot" }, B]);
    expect([...countsOf(again), again.kept]).toEqual([0, 1, 1, 0, 2]);
    expect(again.summary).toContain(
      "2 differences were kept: people edited the records here, and the source says something else.",
    );
    const { items } = await officer.does(listImportRows, { importId: again.id, noted: "kept" });
    expect(items).toMatchObject([
      {
        row: 2,
        model: { name: "Alpha here" },
        kept: [
          { field: "name", here: "Alpha here", source: "Alpha" },
          { field: "purpose", here: "Ours", source: "Theirs" },
        ],
      },
    ]);
    expect(await recordOf("A")).toMatchObject({ name: "Alpha here", content: { purpose: "Ours" }, claim: { extent: "pilot" } });
  });

  test("writes no content while the record is asked to be signed: what the file says is a difference that stays", async () => {
    await bring([A]);
    const { id, currentVersionId } = await recordOf("A");
    await anOpenRequest({ id: currentVersionId, modelId: id }, owner);
    const again = await bring([{ ...A, purpose: "Theirs", note: "second" }]);
    expect([...countsOf(again), again.kept]).toEqual([0, 1, 0, 0, 1]);
    expect(await recordOf("A")).toMatchObject({ content: { purpose: "Sorts" }, imported: { fields: { note: "second" } } });
  });

  test("leaves a record that people archived, and one they took out of the archive, where they put it", async () => {
    await bring([A, { ...B, stage: "Retired" }]);
    const [a, b] = [await recordOf("A"), await recordOf("B")];
    await officer.does(archiveModel, { modelId: a.id, reason: "not_pursued" });
    await officer.does(unarchiveModel, { modelId: b.id });
    const again = await bring([
      { ...A, purpose: "Theirs" },
      { ...B, stage: "Retired" },
    ]);
    expect(countsOf(again)).toEqual([0, 0, 2, 0]);
    expect(await recordOf("A")).toMatchObject({ archiveReason: "not_pursued", content: { purpose: "Sorts" } });
    expect((await recordOf("B")).archivedAt).toBeNull();
  });

  test("follows the contact of the file, whose address never enters the ledger in the clear", async () => {
    await bring([{ ...A, contact: "one@agency.example" }]);
    expect(countsOf(await bring([{ ...A, contact: "two@agency.example" }]))).toEqual([0, 1, 0, 0]);
    expect((await recordOf("A")).imported?.contact).toBe("two@agency.example");
    const found = await asOwner(
      "select 1 from ledger_event where change::text like '%agency.example%' union all select 1 from ledger_row where new::text like '%agency.example%'",
    );
    expect(found).toEqual([]);
  });

  test("tells records the file lacks and archives none of them", async () => {
    await bring([A, B]);
    const again = await bring([A]);
    expect(again.absent).toMatchObject({ count: 1, on: "2026-06-30", items: [{ name: "Beta" }] });
    expect(again.summary).toContain("1 record of this source is not in the file of 30 June 2026. Nothing was archived for that.");
    expect((await recordOf("B")).archivedAt).toBeNull();
    expect((await officer.does(getImport, { importId: again.id })).undo).toBeNull();
  });
});
