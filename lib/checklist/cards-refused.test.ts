import { describe, expect, test } from "vitest";
import { answerCard } from "#lib/checklist/answer-card.command";
import type { ChecklistCard } from "#lib/checklist/schema";
import { checklistOf } from "#lib/test/checklist";
import { atStage } from "#lib/test/open-request";
import { aPerson } from "#lib/test/people";
import { refusal } from "#lib/test/refusal";
import { aKnownModel, aRatedModel, knownFacts } from "#lib/test/risk";

const card = (cards: ChecklistCard[], id: string): ChecklistCard => {
  const found = cards.find((each) => each.id === id);
  if (!found) throw new Error(`no card ${id}`);
  return found;
};
/** Something said in each field that is asked. */
const filled = ({ fields }: ChecklistCard) =>
  Object.fromEntries(fields.map(({ id, title, options }) => [id, options[0] ?? `${title}, as described.`]));

describe("a card is refused", () => {
  const lowModel = () => aRatedModel("low");
  const say = async (cardId: string, said: Record<string, string>) => {
    const model = await lowModel();
    return refusal(model.author.does(answerCard, { versionId: model.currentVersionId, cardId, said }));
  };

  test("when a field is blank, an answer is not on offer, or a field is not asked", async () => {
    const model = await lowModel();
    const whole = filled(card((await checklistOf(model.author, model)).cards, "build-record"));
    const attempt = model.author.does(answerCard, {
      versionId: model.currentVersionId,
      cardId: "build-record",
      said: { ...whole, data: " ", afterRelease: "whenever", mood: "good" },
    });
    await expect(attempt).rejects.toMatchObject({
      reasons: [
        { code: "checklist.card_field_missing", values: { path: "said.data" } },
        { code: "checklist.card_not_a_choice", values: { path: "said.afterRelease" } },
        { code: "invalid.unknown", values: { path: "said.mood" } },
      ],
    });
  });

  test("when its answers come with a signature", async () =>
    expect(await say("peer-check", {})).toEqual({ code: "refused", reasons: ["checklist.card_signed"] }));
  test("when there is no such card", async () =>
    expect(await say("wish-list", {})).toEqual({ code: "notFound", reasons: ["checklist.no_such_card"] }));

  test("off the light path, and before a tier is confirmed", async () => {
    const medium = await aRatedModel("medium");
    const unrated = await aKnownModel();
    const fill = (model: typeof unrated) =>
      refusal(model.author.does(answerCard, { versionId: model.currentVersionId, cardId: "build-record", said: {} }));
    expect(await fill(medium)).toEqual({ code: "refused", reasons: ["checklist.not_light"] });
    expect(await fill(unrated)).toEqual({ code: "refused", reasons: ["light.tier_unconfirmed"] });
  });

  test("to people who do not belong to the model", async () => {
    const model = await lowModel();
    const validator = await aPerson(["validator"], model.unitId);
    const said = filled(card((await checklistOf(model.author, model)).cards, "build-record"));
    const attempt = await refusal(
      validator.does(answerCard, { versionId: model.currentVersionId, cardId: "build-record", said }),
    );
    expect(attempt?.code).toBe("forbidden");
  });

  test("once its controls are behind the version; what is still asked for is answered", async () => {
    const model = await lowModel();
    const said = filled(card((await checklistOf(model.author, model)).cards, "build-record"));
    await atStage(model.currentVersionId, "in_validation", "low");
    const { answered } = await model.author.does(answerCard, { versionId: model.currentVersionId, cardId: "build-record", said });
    expect(answered).toContain("CC-DOC-02");
    expect(answered).not.toContain("CC-DEV-01");
  });
});

// Practitioners count in fields: twelve typed by the author before submitting, twenty in all; the rating takes two, the artefact one.
test.each([
  ["machine learning", {}, {}],
  ["rules", { kind: "rule-based" }, {}],
  ["machine learning on personal data", {}, { usesPersonalData: true }],
] as const)("the light path stays light: %s", async (_name, given, facts) => {
  const model = await aRatedModel("low", { ...given, facts: { ...knownFacts, ...facts } });
  const { cards } = await checklistOf(model.author, model);
  const typed = (of: ChecklistCard[]) => of.flatMap(({ fields }) => fields).filter(({ input }) => input.includes("text")).length;
  const intake = 4;
  const forms = cards.filter(({ id, signature }) => id !== "intake" && !signature);
  const beforeSubmit = forms.filter(({ gate }) => gate === "G1");
  expect(intake + 2 + typed(beforeSubmit) + 1).toBeLessThanOrEqual(12);
  expect(intake + 2 + typed(forms) + typed(cards.filter(({ signature }) => signature)) + 1).toBeLessThanOrEqual(20);
});
