import { describe, expect, test } from "vitest";
import { run } from "#lib/core/run";
import { writer } from "#lib/db/writer";
import { getModel } from "#lib/models/get-model.query";
import { registerModel } from "#lib/models/register-model.command";
import { asOwner } from "#lib/test/database";
import { aModel, emailOf } from "#lib/test/models";
import { anOrganisation, aPerson, aUnit } from "#lib/test/people";
import { refusal } from "#lib/test/refusal";

const given = { name: "Credit scorecard", purpose: "Scores applications.", kind: "statistical", domain: "credit" } as const;

describe("registering", () => {
  test("gives a ref, a first version at proposed with the content, and an owner who accepted when it is the caller", async () => {
    const unitId = await aUnit();
    const owner = await aPerson(["model_owner"], unitId);
    const model = await owner.does(registerModel, { ...given, facts: { usesPhi: false }, jurisdictions: ["UK", "EU", "uk"] });
    expect(model).toMatchObject({
      stage: "proposed",
      tier: null,
      approval: "none",
      revision: 1,
      businessUnit: unitId,
      ownerId: owner.id,
      ownerAccepted: true,
    });
    expect(model.ref).toMatch(/^MDL-\d{4,}$/);
    const page = await owner.does(getModel, { modelId: model.id });
    expect(page.content).toMatchObject({
      purpose: "Scores applications.",
      jurisdictions: ["EU", "UK"],
      facts: { usesPhi: false, usesPersonalData: null },
    });
    expect(page.unknownFacts).toContain("usesPersonalData");
    expect(page.versions).toMatchObject([{ label: "1.0", isShown: true, isLive: false }]);
  });

  test("a data scientist is the author of what they register, and the answer says why nobody owns it", async () => {
    const scientist = await aPerson(["data_scientist"], await aUnit());
    const model = await scientist.does(registerModel, given);
    expect(model).toMatchObject({ ownerId: null, notes: [{ code: "owner.not_defaulted" }] });
    const page = await scientist.does(getModel, { modelId: model.id });
    expect(page.versions[0]?.authors.map(({ id }) => id)).toEqual([scientist.id]);
    expect(page.flags).toEqual(expect.arrayContaining(["no_owner", "not_rated", "facts_unknown"]));
  });

  test("an owner named by somebody else has not accepted yet", async () => {
    const unitId = await aUnit();
    const owner = await aPerson(["model_owner"], unitId);
    const scientist = await aPerson(["data_scientist"], unitId);
    const model = await scientist.does(registerModel, { ...given, ownerEmail: (await emailOf(owner)).toUpperCase() });
    expect(model).toMatchObject({ ownerId: owner.id, ownerAccepted: false });
  });

  test("the unit is the one in which the caller's roles were given; with several it has to be said", async () => {
    const [one, two] = [await aUnit(), await aUnit()];
    const scientist = await aPerson(["data_scientist"], one);
    expect((await scientist.does(registerModel, given)).businessUnit).toBe(one);
    const everywhere = await aPerson(["data_scientist"]);
    expect((await everywhere.does(registerModel, given)).businessUnit).toBe(await anOrganisation());
    const both = await aPerson(["data_scientist"], one);
    await asOwner(
      "insert into role_grant (id, person_id, role, unit_id, state, during_set_up, granted_by, granted_at) values ($1, $1, 'model_owner', $2, 'active', true, 'x', now())",
      [both.id, two],
    );
    expect(await refusal(both.does(registerModel, given))).toEqual({ code: "invalid", reasons: ["model.unit_needed"] });
  });

  test("a unit in which the caller has no role does not exist for them", async () => {
    const scientist = await aPerson(["data_scientist"], await aUnit());
    for (const businessUnit of [await aUnit(), "no-such-unit"]) {
      const refused = await scientist.does(registerModel, { ...given, businessUnit }).catch((error: unknown) => error);
      expect(refused).toMatchObject({ code: "invalid", reasons: [{ code: "unit.unknown", values: { path: "businessUnit" } }] });
    }
  });

  test("who is unknown, or cannot be an owner or author there, is named by the field", async () => {
    const unitId = await aUnit();
    const scientist = await aPerson(["data_scientist"], unitId);
    const stranger = await emailOf(await aPerson(["model_owner"], await aUnit()));
    const input = { ...given, ownerEmail: stranger, authors: [await emailOf(scientist), stranger, "nobody@test.example"] };
    expect(await refusal(scientist.does(registerModel, input))).toEqual({
      code: "invalid",
      reasons: ["owner.not_model_owner", "author.unknown", "author.unknown"],
    });
    expect(await refusal(scientist.does(registerModel, { ...given, ownerEmail: "nobody@test.example" }))).toEqual({
      code: "invalid",
      reasons: ["owner.unknown"],
    });
  });

  test.each([
    ["a name alone", { name: "Only a name" }],
    ["an empty name", { ...given, name: "  " }],
    ["a name of 301 characters", { ...given, name: "x".repeat(301) }],
    ["a kind nobody knows", { ...given, kind: "magic" }],
    ["a jurisdiction that is no code", { ...given, jurisdictions: ["Europe"] }],
    ["a fact nobody knows", { ...given, facts: { isGood: true } }],
    ["a digest that is none", { ...given, upstream: [{ modelId: "x", digest: "y" }] }],
  ])("%s is refused by field", async (_what, input) => {
    const scientist = await aPerson(["data_scientist"], await aUnit());
    const call = await scientist.caller();
    expect(await refusal(run(registerModel, input, call))).toMatchObject({ code: "invalid" });
  });

  test("the event holds ids, never addresses or names of people", async () => {
    const model = await aModel({ name: "Kept apart" });
    const [event] = await asOwner<{ change: unknown; unit_id: string }>(
      "select change, unit_id from ledger_event where subject = $1",
      [model.id],
    );
    const text = JSON.stringify(event?.change);
    expect(text).toContain(model.author.id);
    expect(text).not.toContain("@test.example");
    expect(event?.unit_id).toBe(model.unitId);
  });

  test("names with line breaks become one line, and refs are never given twice", async () => {
    const scientist = await aPerson(["data_scientist"], await aUnit());
    const models = await Promise.all(
      Array.from({ length: 5 }, () => scientist.does(registerModel, { ...given, name: "Two\n lines" })),
    );
    expect(new Set(models.map(({ ref }) => ref)).size).toBe(5);
    expect(models[0]?.name).toBe("Two lines");
    expect(await writer().model.count({ where: { name: "Two lines" } })).toBe(5);
  });
});
