// The second line is told which controls of theirs keep a gate closed, once somebody has rated the version.
import { beforeAll, describe, expect, test } from "vitest";
import { checklistState } from "#lib/checklist/checklist-state";
import { missingAt } from "#lib/checklist/lines.rules";
import { writer } from "#lib/db/writer";
import { listInbox } from "#lib/inbox/list-inbox.query";
import { controlLibrary } from "#lib/policy/load";
import { confirmRisk } from "#lib/risk/confirm-risk.command";
import { atStage } from "#lib/test/open-request";
import { aPersonWithPassword, aUnit, type Person } from "#lib/test/people";
import { expectReconciled } from "#lib/test/reconciled";
import { aKnownModel, rated } from "#lib/test/risk";
import { aCase, asks, aWorld, prepares, type World } from "#lib/test/signoff";

let world: World;
beforeAll(async () => {
  world = await aWorld();
}, 60_000);

const KIND = "controls_to_answer";
const told = async (person: Person, versionId: string) =>
  (await person.does(listInbox, { kind: KIND, limit: 200 })).items.find(({ id }) => id === versionId);
const aDraft = () => aKnownModel({ owner: world.owner, author: world.author, businessUnit: world.unitId });

/** What the gate itself misses of this role, by the same rules that keep it closed. */
async function missing(versionId: string, gate: "G0" | "G1" | "G2", role: string) {
  const state = await checklistState(writer(), versionId);
  const owned = new Set(controlLibrary().controls.flatMap(({ id, default_owner }) => (default_owner === role ? [id] : [])));
  return missingAt(controlLibrary(), state, gate).filter(
    ({ controlId, missing: why }) => owned.has(controlId) && why?.code === "checklist.unanswered",
  ).length;
}

describe("controls that wait for the second line", () => {
  test("nobody is told before the version is rated", async () => {
    const { currentVersionId } = await aDraft();
    expect(await told(world.compliance, currentVersionId)).toBeUndefined();
  });

  test.each(["medium", "high"] as const)("at %s tier the role is told as soon as the rating is kept", async (tier) => {
    const model = await aDraft();
    await rated(model, tier);
    const versionId = model.currentVersionId;
    expect(await told(world.compliance, versionId)).toMatchObject({
      count: 2,
      gate: "G0",
      role: "compliance_officer",
      href: `/models/${model.id}/checklist?version=${versionId}`,
    });
    for (const other of [world.author, world.owner, world.validator, world.risk])
      expect(await told(other, versionId)).toBeUndefined();
  });

  test("a low tier is left to the cards of the light path", async () => {
    const model = await aDraft();
    const { id } = await rated(model, "low");
    expect(await told(world.compliance, model.currentVersionId)).toBeUndefined();
    await world.risk2.does(confirmRisk, { assessmentId: id });
    expect(await told(world.compliance, model.currentVersionId)).toBeUndefined();
  });

  test("what is answered leaves, and with the last answer the line", async () => {
    const one = await aCase("medium", world);
    await prepares(one, "in_development");
    expect(await told(world.compliance, one.versionId)).toBeUndefined();
    await asks(one, "in_development");
    expect(await told(world.compliance, one.versionId)).toBeUndefined();
  }, 60_000);

  test.each([
    ["in_development", "G1", "compliance_officer", "compliance"],
    ["in_development", "G1", "risk_officer", "risk"],
    ["in_validation", "G2", "validator", "validator"],
    ["in_validation", "G2", "compliance_officer", "compliance"],
  ] as const)(
    "%s: as many as gate %s misses of the %s",
    async (stage, gate, role, who) => {
      for (const given of [{}, { facts: { usesPersonalData: true, euAiActClass: "high" } }] as const) {
        const { versionId } = await aCase("high", world, given);
        await atStage(versionId, stage, "high");
        const count = await missing(versionId, gate, role);
        const line = await told(world[who], versionId);
        expect({ count: line?.count ?? 0, gate: line?.gate ?? gate }).toEqual({ count, gate });
      }
    },
    60_000,
  );

  test("somebody with the role elsewhere is not told", async () => {
    const { versionId } = await aCase("high", world);
    expect(await told(world.compliance, versionId)).toBeDefined();
    expect(await told(await aPersonWithPassword(["compliance_officer"], await aUnit()), versionId)).toBeUndefined();
  });

  test("what triggers kept of all this is what reading it anew gives", expectReconciled);
});
