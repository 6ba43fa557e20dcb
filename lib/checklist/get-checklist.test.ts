import { expect, test } from "vitest";
import { getChecklist } from "#lib/checklist/get-checklist.query";
import { answeredWithFile, checklistOf } from "#lib/test/checklist";
import { aPerson } from "#lib/test/people";
import { recorded } from "#lib/test/recorded";
import { aRatedModel, type RatedModel } from "#lib/test/risk";

const statementsFor = async (model: RatedModel): Promise<number> => {
  const { db, statements } = recorded();
  const caller = await model.owner.caller();
  await getChecklist.read(db, { versionId: model.currentVersionId }, { ...caller, now: new Date(), zone: "UTC", place: null });
  return statements.length;
};

test("a checklist is read in as many statements whatever stands in it", async () => {
  const model = await aRatedModel("high");
  const before = await statementsFor(model);
  for (const controlId of ["CC-USE-01", "CC-RSK-01", "CC-DOC-03"])
    await answeredWithFile(model.owner, { versionId: model.currentVersionId, controlId });
  expect(await statementsFor(model)).toBe(before);
});

test("everybody's list says what is theirs", async () => {
  const model = await aRatedModel("medium");
  const mineOf = async (person: typeof model.owner) =>
    (await checklistOf(person, model)).items.filter(({ mine, gate }) => mine && gate === "G0").map(({ controlId }) => controlId);
  expect(await mineOf(model.owner)).toEqual(["CC-USE-01"]);
  expect(await mineOf(model.author)).toEqual([]);
  expect(await mineOf(await aPerson(["compliance_officer"], model.unitId))).toEqual(["CC-INV-03", "CC-INV-04"]);
  expect(await mineOf(await aPerson(["auditor"], model.unitId))).toEqual([]);
});

test("the crosswalk names requirements in scope, and a framework narrows the list to its controls", async () => {
  const model = await aRatedModel("high");
  const whole = await checklistOf(model.owner, model);
  const [framework] = whole.frameworks;
  if (!framework) throw new Error("no framework reaches a high-tier model");
  const narrowed = await model.owner.does(getChecklist, { versionId: model.currentVersionId, framework: framework.id });
  expect(narrowed.items).toHaveLength(framework.controls);
  const serves = ({ requirements }: (typeof narrowed.items)[number]) =>
    requirements.some(({ frameworkId, refs }) => frameworkId === framework.id && refs.length > 0);
  expect(narrowed.items.every(serves)).toBe(true);
  expect(narrowed.progress).toEqual(whole.progress);
});
