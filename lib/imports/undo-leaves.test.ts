// What an undo leaves as it is, and why.
import pg from "pg";
import { beforeEach, describe, expect, test } from "vitest";
import { listImportedModels } from "#lib/imports/list-imported-models.query";
import { asOwner } from "#lib/test/database";
import type { SmallRow } from "#lib/test/imports";
import { A, anInventory, C, type Inventory } from "#lib/test/inventory";
import { anOpenRequest } from "#lib/test/open-request";
import { refusal } from "#lib/test/refusal";

let here: Inventory;
let made = 0;

beforeEach(async () => {
  here = await anInventory(`left-${++made}`);
});

const why = async (importId: string) =>
  (await here.officer.does(listImportedModels, { importId, touched: "yes" })).items.map((one) => [one.name, one.came, one.why]);

describe("a record stays as it is, with the reason,", () => {
  const stays = async (importId: string, reason: string) => {
    const before = await here.stored("A");
    expect(await why(importId)).toEqual([[expect.any(String), "updated", reason]]);
    expect(await here.undo(importId)).toMatchObject({ archived: 1, restored: 0, left: 1 });
    expect(await here.stored("A")).toEqual(before);
  };
  /** The second import changes A and brings in C, which an undo can take back. */
  const twice = async (change: SmallRow = { purpose: "Decides" }) => {
    await here.bring([A]);
    return here.bring([{ ...A, ...change }, C]);
  };

  test("when somebody has edited it since", async () => {
    const { id } = await twice();
    await here.edit("A", { notes: "Looked at" });
    await stays(id, "worked_on");
  });

  test("when somebody with the keys to the server has changed it since", async () => {
    const { id } = await twice();
    await asOwner("update model set claim_note = 'by hand' where source = $1 and external_id = 'A'", [here.source]);
    await stays(id, "worked_on");
  });

  test("when its content is asked to be signed", async () => {
    const { id } = await twice();
    const { id: modelId, versionId } = await here.stored("A");
    await anOpenRequest({ id: versionId, modelId }, here.owner);
    await stays(id, "under_signature");
  });

  test("when the contact of before was not kept", async () => {
    await here.bring([{ ...A, contact: "one@agency.example" }]);
    const { id } = await here.bring([{ ...A, contact: "two@agency.example" }, C]);
    await asOwner(
      'update import_row set messages = \'[{"formerContact": "other@agency.example"}]\' where import_id = $1 and row = 2',
      [id],
    );
    await stays(id, "contact_not_kept");
  });

  test("when a later import has changed it, until that one is undone", async () => {
    await here.bring([A]);
    const first = await here.stored("A");
    const second = await here.bring([{ ...A, purpose: "Decides" }, C]);
    const between = await here.stored("A");
    const third = await here.bring([{ ...A, purpose: "Decides alone", note: "third" }, C]);
    expect(await why(second.id)).toEqual([["Alpha", "updated", "imported_again"]]);
    await here.undo(third.id);
    expect(await here.stored("A")).toEqual(between);
    expect(await here.undo(second.id)).toMatchObject({ archived: 1, restored: 1, left: 0 });
    expect(await here.stored("A")).toEqual(first);
  });

  test("when somebody is faster while the undo waits for the record", async () => {
    await here.bring([A]);
    const { id } = await here.bring([{ ...A, purpose: "Decides" }]);
    const { id: modelId } = await here.stored("A");
    const client = new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL });
    await client.connect();
    await client.query("begin");
    await client.query("select 1 from model where id = $1 for update", [modelId]);
    const undone = refusal(here.undo(id));
    const waits = "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    await expect.poll(async () => (await asOwner(waits)).length, { timeout: 30_000 }).toBeGreaterThan(0);
    await client.query(
      `insert into ledger_event (id, actor_id, actor_kind, event, subject, model_id, change, request_id)
       values ($1, 'test', 'person', 'model.revised', $1, $1, '{}', 'test')`,
      [modelId],
    );
    await client.query("commit");
    await client.end();
    expect(await undone).toEqual({ code: "refused", reasons: ["import.nothing_to_undo"] });
    expect((await here.stored("A")).version.purpose).toBe("Decides");
  });
});
