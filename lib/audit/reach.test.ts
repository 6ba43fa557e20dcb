// How far the ledger is read: whoever reads it in one unit reads that unit, whatever their role is called.
import { describe, expect, test } from "vitest";
import { listEvents } from "#lib/audit/list-events.query";
import { run } from "#lib/core/run";
import { reviseModel } from "#lib/models/revise-model.command";
import { grantRole } from "#lib/people/grant-role.command";
import { asOwner } from "#lib/test/database";
import { sealAll } from "#lib/test/ledger";
import { aModel } from "#lib/test/models";
import { aPerson, atTheMachine, aUnit } from "#lib/test/people";

const ALL = { limit: 200, order: "newest" } as const;

describe("an administrator of one unit", () => {
  test("reads the events of that unit and nothing of a sibling, of no unit, or of the database", async () => {
    const [mine, theirs] = [await aUnit(), await aUnit()];
    const admin = await aPerson(["admin"], mine);
    const own = await aModel({ businessUnit: mine });
    const other = await aModel({ businessUnit: theirs });
    await asOwner("update business_unit set created_at = created_at where id = $1", [theirs]);
    await sealAll();
    const { items } = await admin.does(listEvents, ALL);
    expect(items.map(({ subject }) => subject)).toContain(own.id);
    expect(items.filter(({ unitId, kind }) => kind === "unaccounted" || unitId !== mine)).toEqual([]);
    expect((await admin.does(listEvents, { ...ALL, model: other.id })).items).toEqual([]);
  });

  test("reads everything when the role is given for the whole organisation", async () => {
    const admin = await aPerson(["admin"]);
    const other = await aModel();
    await sealAll();
    expect((await admin.does(listEvents, { ...ALL, model: other.id })).items.length).toBeGreaterThan(0);
  });
});

test("the unit a model left goes on reading what happened there, and not the name the model has now", async () => {
  const [here, there] = [await aUnit(), await aUnit()];
  const auditor = await aPerson(["auditor"], here);
  const model = await aModel({ businessUnit: here, name: "Queue sorter" });
  await run(grantRole, { personId: model.owner.id, role: "model_owner", unitId: there }, atTheMachine());
  const { revision } = await model.owner.does(reviseModel, { modelId: model.id, revision: model.revision, businessUnit: there });
  await model.owner.does(reviseModel, { modelId: model.id, revision, name: "Project Zephyr" });
  await sealAll();
  const { items } = await auditor.does(listEvents, { ...ALL, model: model.id });
  expect(items.map(({ event }) => event)).toEqual(["model.revised", "model.registered"]);
  expect(items.map(({ model: told }) => told)).toEqual([null, null]);
  expect(items.map(({ sentence }) => sentence).join()).toContain(model.ref);
  expect(JSON.stringify(items)).not.toContain("Zephyr");
});
