import { describe, expect, test } from "vitest";
import { run } from "#lib/core/run";
import { grantRole } from "#lib/people/grant-role.command";
import { anOrganisation, aPerson, atTheMachine, aUnit } from "#lib/test/people";
import { refusal } from "#lib/test/refusal";
import { createUnit } from "#lib/units/create-unit.command";
import { listUnits } from "#lib/units/list-units.query";
import { renameUnit } from "#lib/units/rename-unit.command";

const TAKEN = { code: "invalid", reasons: ["unit.name_taken"] };

describe("a business unit", () => {
  test("is made below another, once by each name, in capitals or not", async () => {
    const admin = await aPerson(["admin"]);
    const parentId = await anOrganisation();
    await admin.does(createUnit, { name: "Retail", parentId });
    expect(await refusal(admin.does(createUnit, { name: " RETAIL ", parentId }))).toEqual(TAKEN);
    expect(await refusal(admin.does(createUnit, { name: "Retail", parentId: await aUnit() }))).toBeNull();
  });

  test("of one name made by two at once is made once", async () => {
    const admin = await aPerson(["admin"]);
    const parentId = await aUnit();
    const answers = await Promise.all([1, 2, 3].map(() => refusal(admin.does(createUnit, { name: "Race", parentId }))));
    expect(answers.filter((answer) => answer === null)).toHaveLength(1);
    expect(answers).toContainEqual(TAKEN);
  });

  test("is renamed, and not to the name of a sibling or to its own", async () => {
    const admin = await aPerson(["admin"]);
    const parentId = await aUnit();
    const [one, two] = [await aUnit("One", parentId), await aUnit("Two", parentId)];
    expect(await refusal(admin.does(renameUnit, { unitId: one, name: "two" }))).toEqual(TAKEN);
    expect(await refusal(admin.does(renameUnit, { unitId: two, name: "Two" }))).toEqual({
      code: "invalid",
      reasons: ["unit.same_name"],
    });
    expect(await admin.does(renameUnit, { unitId: one, name: "Three" })).toMatchObject({ id: one, name: "Three" });
    expect(await admin.does(renameUnit, { unitId: two, name: "TWO" })).toMatchObject({ name: "TWO" });
  });

  test("the organisation is made once", async () => {
    await anOrganisation();
    expect(await refusal((await aPerson(["admin"])).does(createUnit, { name: "Second", parentId: null }))).toEqual({
      code: "invalid",
      reasons: ["unit.one_organisation"],
    });
  });

  test("an administrator of one unit makes or renames units in another: not theirs to see", async () => {
    const [here, there] = [await aUnit(), await aUnit()];
    const admin = await aPerson(["admin"], here);
    expect(await refusal(admin.does(createUnit, { name: "Below", parentId: here }))).toBeNull();
    expect(await refusal(admin.does(renameUnit, { unitId: there, name: "X" }))).toMatchObject({ code: "notFound" });
    for (const parentId of [there, await anOrganisation()]) {
      expect(await refusal(admin.does(createUnit, { name: "X", parentId }))).toMatchObject({ code: "notFound" });
    }
  });

  test("is found by a part of its name, and those in which somebody may register models are told apart", async () => {
    const parent = await aUnit("Lending north");
    const [one, two] = [await aUnit("Cars 100%", parent), await aUnit("Cars and boats", parent)];
    const owner = await aPerson(["model_owner"], one);
    await run(grantRole, { personId: owner.id, role: "validator", unitId: parent }, atTheMachine());
    const found = async (asked: object) => (await owner.does(listUnits, asked)).items.map(({ id }) => id);
    expect(await found({})).toEqual([one, two, parent]);
    expect(await found({ q: "cars" })).toEqual([one, two]);
    expect(await found({ q: "cars", limit: 1 })).toEqual([one]);
    expect(await found({ q: "100%" })).toEqual([one]);
    expect(await found({ registers: "yes" })).toEqual([one]);
    expect((await owner.does(listUnits, { q: "boats" })).items[0]?.parentName).toBe("Lending north");
    const below = await aPerson(["validator"], two);
    expect((await below.does(listUnits, {})).items[0]?.parentName).toBeNull();
  });

  test("shows how many people reach it, from here and from above, and how many models stand in it", async () => {
    const parent = await aUnit();
    const unit = await aUnit(undefined, parent);
    const person = await aPerson(["model_owner"], unit);
    const countHere = async () => (await person.does(listUnits, {})).items.find(({ id }) => id === unit);
    const before = await countHere();
    await aPerson(["validator"], parent);
    await aPerson(["validator", "compliance_officer"], unit);
    await aPerson(["validator"], await aUnit());
    expect(await countHere()).toMatchObject({ people: (before?.people ?? 0) + 2, models: 0 });
  });
});
