// Builders of ratings. They run commands, so what tests stand on obeys the rules.
import type { InputOf, OutputOf } from "#lib/core/operation";
import { queue } from "#lib/core/queue";
import { QUESTION_IDS } from "#lib/policy/tiering.schema";
import { allAnswered, answersOf } from "#lib/risk/answers.fixture";
import { assessRisk } from "#lib/risk/assess-risk.command";
import { confirmRisk } from "#lib/risk/confirm-risk.command";
import type { Answers } from "#lib/risk/schema";
import { aModel, type TestModel } from "#lib/test/models";
import { aPerson, type Person } from "#lib/test/people";

type Facts = NonNullable<InputOf<typeof assessRisk>["facts"]>;

/** Every fact known, none of them worrying: what the light path asks for. */
export const knownFacts = {
  usesPersonalData: false,
  usesPhi: false,
  automatedDecision: false,
  decidesAboutPeople: false,
  euAiActClass: "minimal",
  deviceDetermination: false,
  sourcing: "in_house",
  article5: Object.fromEntries(["a", "b", "ba", "bb", "c", "d", "e", "f", "g", "h"].map((point) => [`5(1)(${point})`, false])),
} satisfies Facts;

export const rationales = { impact: "Only the order of a list changes.", vulnerability: "A small model on our own data." };

/** Each answer with a sentence of its own, so that no rule about sentences stands in the way. */
export const explained = (answers: Answers): Answers => {
  const said = { ...answers };
  for (const id of QUESTION_IDS) said[id] = { ...answers[id], rationale: "As described in the record." };
  return said;
};

/** Answers that give each tier by their scores alone. */
export const ANSWERS = {
  low: explained(allAnswered(1)),
  medium: explained(answersOf(Array(9).fill(1), Array(9).fill(3))),
  high: explained(allAnswered(3)),
};
export type RatedTier = keyof typeof ANSWERS;

/** A complete record of a model, with every fact known. */
export const aKnownModel = (given: Parameters<typeof aModel>[0] = {}): Promise<TestModel> =>
  aModel({
    intendedUse: "The team reads the cases in this order.",
    outOfScopeUse: "Deciding a case.",
    limitations: "New kinds of cases come last.",
    jurisdictions: ["UK"],
    facts: knownFacts,
    ...given,
  });

export const rated = (
  model: TestModel,
  tier: RatedTier = "low",
  given: Partial<InputOf<typeof assessRisk>> = {},
): Promise<OutputOf<typeof assessRisk>> =>
  model.author.does(assessRisk, { versionId: model.currentVersionId, answers: ANSWERS[tier], rationales, ...given });

/** The queue of the job a confirmation on the light path sends. */
export const makeQueues = async () => (await queue()).createQueue("openLightPath");

export type RatedModel = TestModel & { assessmentId: string; second: Person };

/** A model whose tier a risk officer confirmed. */
export async function aRatedModel(tier: RatedTier = "low", given: Parameters<typeof aModel>[0] = {}): Promise<RatedModel> {
  const model = await aKnownModel(given);
  const { id } = await rated(model, tier);
  const second = await aPerson(["risk_officer"], model.unitId);
  await second.does(confirmRisk, { assessmentId: id });
  return { ...model, assessmentId: id, second };
}
