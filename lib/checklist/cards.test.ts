import { describe, expect, test } from "vitest";
import { answerCard } from "#lib/checklist/answer-card.command";
import { answerControl } from "#lib/checklist/answer-control.command";
import type { ChecklistCard } from "#lib/checklist/schema";
import { reviseModel } from "#lib/models/revise-model.command";
import { confirmRisk } from "#lib/risk/confirm-risk.command";
import { aFile, checklistOf, itemOf } from "#lib/test/checklist";
import { asOwner } from "#lib/test/database";
import { aPerson } from "#lib/test/people";
import { aKnownModel, aRatedModel, knownFacts, rated } from "#lib/test/risk";

const card = (cards: ChecklistCard[], id: string): ChecklistCard => {
  const found = cards.find((each) => each.id === id);
  if (!found) throw new Error(`no card ${id}`);
  return found;
};
/** Something said in each field that is asked. */
const filled = ({ fields }: ChecklistCard) =>
  Object.fromEntries(fields.map(({ id, title, options }) => [id, options[0] ?? `${title}, as described.`]));

describe("the intake card", () => {
  test("answers three controls from the record, counts once the tier is confirmed low, and is a note before", async () => {
    const model = await aKnownModel();
    const versionId = model.currentVersionId;
    expect((await checklistOf(model.author, model)).cards.map(({ id }) => id)).toEqual(["intake"]);
    expect(await model.author.does(answerCard, { versionId, cardId: "intake" })).toMatchObject({
      answered: ["CC-INV-03", "CC-INV-04", "CC-USE-01"],
    });
    const at = { versionId, controlId: "CC-INV-03" };
    expect(await itemOf(model.author, at)).toMatchObject({
      note: "Prohibited uses: none of these",
      source: "card:intake",
      done: false,
      missing: { code: "checklist.only_a_note" },
    });
    const { id } = await rated(model);
    await (await aPerson(["risk_officer"], model.unitId)).does(confirmRisk, { assessmentId: id });
    expect(await itemOf(model.author, at)).toMatchObject({ done: true, doneAs: "answered" });
    expect((await checklistOf(model.author, model)).progress[0]).toEqual({ gate: "G0", due: 7, done: 7, withSignature: 0 });
  });

  test("names each gap of the record, and answers nothing", async () => {
    const model = await aKnownModel({ outOfScopeUse: null, facts: { ...knownFacts, usesPhi: null } });
    const attempt = model.author.does(answerCard, { versionId: model.currentVersionId, cardId: "intake" });
    await expect(attempt).rejects.toMatchObject({
      code: "invalid",
      reasons: [{ values: { path: "said.outOfScopeUse" } }, { values: { path: "said.usesPhi" } }],
    });
    expect(await asOwner("select 1 from control_answer where version_id = $1", [model.currentVersionId])).toEqual([]);
  });

  test("stays a note for compliance when the tier comes out medium", async () => {
    const model = await aKnownModel();
    await model.author.does(answerCard, { versionId: model.currentVersionId, cardId: "intake" });
    const { id } = await rated(model, "medium");
    await (await aPerson(["risk_officer"], model.unitId)).does(confirmRisk, { assessmentId: id });
    const { cards } = await checklistOf(model.author, model);
    expect(cards).toEqual([]);
    expect(await itemOf(model.author, { versionId: model.currentVersionId, controlId: "CC-INV-04" })).toMatchObject({
      missing: { code: "checklist.only_a_note" },
    });
  });

  test("leaves what compliance answered before", async () => {
    const model = await aKnownModel();
    const compliance = await aPerson(["compliance_officer"], model.unitId);
    const at = { versionId: model.currentVersionId, controlId: "CC-INV-03" };
    await compliance.does(answerControl, { ...at, status: "effective", note: "Screened with the business." });
    expect(await model.author.does(answerCard, { versionId: model.currentVersionId, cardId: "intake" })).toMatchObject({
      kept: ["CC-INV-03"],
      answered: ["CC-INV-04", "CC-USE-01"],
    });
    expect(await itemOf(model.author, at)).toMatchObject({ note: "Screened with the business." });
  });
});

describe("on the light path", () => {
  test("each card answers its controls with their own words, in one event", async () => {
    const model = await aRatedModel("low");
    const { cards } = await checklistOf(model.author, model);
    expect(cards.map(({ id, signature }) => [id, signature])).toEqual([
      ["intake", null],
      ["build-record", null],
      ["peer-check", "validated"],
      ["owner", "responsible"],
      ["go-live", null],
    ]);
    const said = filled(card(cards, "build-record"));
    const { id, answered } = await model.author.does(answerCard, {
      versionId: model.currentVersionId,
      cardId: "build-record",
      said,
    });
    expect(answered).toEqual(expect.arrayContaining(["CC-DAT-01", "CC-DEV-01", "CC-DOC-01", "CC-DOC-03", "CC-SEC-01"]));
    expect(await itemOf(model.author, { versionId: model.currentVersionId, controlId: "CC-DEV-02" })).toMatchObject({
      note: "Test: Test, as described.",
      done: true,
    });
    expect(await asOwner("select 1 from ledger_event where event = 'card.answered' and subject = $1", [id])).toHaveLength(1);
    const again = card((await checklistOf(model.author, model)).cards, "build-record");
    expect(again).toMatchObject({ done: true });
    expect(Object.fromEntries(again.fields.map(({ id: field, said: words }) => [field, words]))).toEqual(said);
  });

  test("second-line controls on the cards are answered by the model's own people, a file only where one is needed", async () => {
    const model = await aRatedModel("low", { facts: { ...knownFacts, usesPersonalData: true } });
    const { cards } = await checklistOf(model.author, model);
    const personal = card(cards, "personal-data");
    expect(personal.fields.map(({ fileFor }) => fileFor)).toEqual(["CC-PRV-01", null, null]);
    const said = filled(personal);
    await model.author.does(answerCard, { versionId: model.currentVersionId, cardId: "personal-data", said });
    const at = { versionId: model.currentVersionId, controlId: "CC-PRV-01" };
    expect(await itemOf(model.author, at)).toMatchObject({
      role: "compliance_officer",
      missing: { code: "checklist.evidence_missing" },
    });
    await aFile(model.author, at);
    expect(await itemOf(model.author, at)).toMatchObject({ done: true });
  });

  test("the gate closes again when a fact takes the version off it, and the answers stay as notes", async () => {
    const model = await aRatedModel("low");
    await model.author.does(answerCard, { versionId: model.currentVersionId, cardId: "intake" });
    await model.owner.does(reviseModel, { modelId: model.id, revision: model.revision, facts: { automatedDecision: true } });
    const { lightPath, tier } = await checklistOf(model.author, model);
    expect({ lightPath, tier }).toEqual({ lightPath: false, tier: null });
    expect(await itemOf(model.author, { versionId: model.currentVersionId, controlId: "CC-INV-03" })).toMatchObject({
      done: false,
      missing: { code: "checklist.only_a_note" },
    });
  });
});
