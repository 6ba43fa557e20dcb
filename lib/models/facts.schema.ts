/** The facts of a model: what it is, whom it touches, which law may reach it. Null is "not known" and asks for more. Pure. */
import { z } from "zod";
import type { Tier } from "#lib/lifecycle/schema";
import { type Applicability, FACT_VALUES } from "#lib/policy/condition.rules";
import type { RatingFacts } from "#lib/policy/tiering.schema";

export const kindSchema = z.enum(FACT_VALUES.modelKind);
export type Kind = z.infer<typeof kindSchema>;
export const domainSchema = z.enum(FACT_VALUES.domain);
export type Domain = z.infer<typeof domainSchema>;

/** Marks a field as material: who signs, signs it. */
const material = { material: true } as const;

const yesNo = (help: string) => z.boolean().nullable().default(null).describe(help).meta(material);

/** One point of EU AI Act Article 5(1); yes means the model does it or is meant to. */
const article5 = z.strictObject({
  "5(1)(a)": yesNo("Distorts behaviour by hidden, manipulative or deceptive techniques, with significant harm"),
  "5(1)(b)": yesNo("Takes advantage of age, disability or social or economic situation, with significant harm"),
  "5(1)(ba)": yesNo("Makes or alters realistic intimate or sexual imagery of an identifiable person without explicit consent"),
  "5(1)(bb)": yesNo("Makes or alters child sexual abuse material"),
  "5(1)(c)": yesNo("Scores people on behaviour or traits so that they are treated badly without justification or out of context"),
  "5(1)(d)": yesNo("Predicts that a person will offend from profiling or personality traits alone"),
  "5(1)(e)": yesNo("Builds face recognition databases by untargeted scraping"),
  "5(1)(f)": yesNo("Infers emotions at work or in education, other than for medical or safety reasons"),
  "5(1)(g)": yesNo("Sorts people by biometrics to infer race, beliefs, orientation or similar traits"),
  "5(1)(h)": yesNo(
    "Identifies people live and at a distance in public spaces for law enforcement, outside the authorised exceptions",
  ),
});

export const Facts = z.strictObject({
  usesPersonalData: yesNo("Does it use data about identifiable people, also for training?"),
  usesPhi: yesNo("Does it use protected health information?"),
  automatedDecision: yesNo("Does its output take effect on a person without somebody deciding?"),
  decidesAboutPeople: yesNo("Does its output decide or steer what one person gets?"),
  euAiActClass: z
    .enum(FACT_VALUES.euAiActClass)
    .nullable()
    .default(null)
    .describe("Class under the EU AI Act; out_of_scope when neither the system nor its output is used in the EU, with the reason")
    .meta(material),
  euAiActReason: z
    .string()
    .trim()
    .max(2000)
    .nullable()
    .default(null)
    .describe("Why the EU AI Act does not reach the model; needed when the class is out_of_scope")
    .meta(material),
  deviceDetermination: yesNo("Is it a medical device, or part of one?"),
  gpaiSystemicRisk: yesNo("Is systemic risk of the general-purpose model presumed or designated? Asked when the class is gpai"),
  article5: article5
    .prefault({})
    .describe("The ten prohibited practices of EU AI Act Article 5(1); any yes stops the model")
    .meta(material),
  sourcing: z
    .enum(FACT_VALUES.sourcing)
    .nullable()
    .default(null)
    .describe("Who made it. The kind says what it is; choose kind vendor only if the technique is not disclosed")
    .meta(material),
  coveredEmploymentTool: z
    .enum(FACT_VALUES.coveredEmploymentTool)
    .nullable()
    .default(null)
    .describe("Does it substantially assist or replace a hiring or promotion decision? Asked when the domain is hr")
    .meta(material),
});
export type Facts = z.output<typeof Facts>;

/** The complete record for what was given; what was not is null. Throws ZodError on an unknown key or value. */
export const factsWithDefaults = (given: z.input<typeof Facts> = {}): Facts => Facts.parse(given);

/** Facts worth telling of this model: those asked of every one, those its class or domain asks for, and what is answered anyway. */
export const toldFacts = ({ facts, domain }: { facts: Facts; domain: string | null }): (keyof Facts)[] => {
  const asked: Partial<Record<keyof Facts, boolean>> = {
    euAiActReason: facts.euAiActClass === "out_of_scope",
    gpaiSystemicRisk: facts.euAiActClass === "gpai",
    coveredEmploymentTool: domain === "hr",
  };
  return Facts.keyof().options.filter((fact) => facts[fact] !== null || (asked[fact] ?? true));
};

/** Facts that matter for every model, whatever its kind and domain. */
const ALWAYS_ASKED = [
  "usesPersonalData",
  "usesPhi",
  "automatedDecision",
  "decidesAboutPeople",
  "euAiActClass",
  "deviceDetermination",
  "sourcing",
] as const;

/** What is not known and matters, by field; a point of article5 as `article5.5(1)(a)`. Each keeps G0 closed. */
export const unknownFacts = (facts: Facts, kind: Kind | null, domain: Domain | null): string[] => {
  const known = applicability(kind, domain, facts, null);
  const unknown: Record<string, boolean> = {
    kind: kind === null,
    domain: domain === null,
    ...Object.fromEntries(ALWAYS_ASKED.map((field) => [field, known[field] === null])),
    euAiActReason: facts.euAiActClass === "out_of_scope" && !facts.euAiActReason,
    gpaiSystemicRisk: facts.euAiActClass === "gpai" && facts.gpaiSystemicRisk === null,
    coveredEmploymentTool: domain === "hr" && facts.coveredEmploymentTool === null,
    ...Object.fromEntries(Object.entries(facts.article5).map(([point, answer]) => [`article5.${point}`, answer === null])),
  };
  return Object.keys(unknown).filter((field) => unknown[field]);
};

/** Only a general-purpose model can carry systemic risk in the sense of EU AI Act Article 51. */
const systemicRisk = (facts: Facts) =>
  facts.euAiActClass === null || facts.euAiActClass === "gpai" ? facts.gpaiSystemicRisk : false;

/**
 * The record conditions read. `coveredEmploymentTool` is no outside hr, and a source that is not stated is not known.
 * A null tier is one not confirmed: conditions then take the answer that asks for more.
 */
export const applicability = (
  kind: Kind | null,
  domain: Domain | null,
  facts: Facts,
  tier: Tier | null,
): Required<Applicability> => ({
  riskTier: tier,
  modelKind: kind,
  sourcing: facts.sourcing === "not_stated" ? null : facts.sourcing,
  euAiActClass: facts.euAiActClass,
  domain,
  usesPersonalData: facts.usesPersonalData,
  usesPhi: facts.usesPhi,
  automatedDecision: facts.automatedDecision,
  decidesAboutPeople: facts.decidesAboutPeople,
  deviceDetermination: facts.deviceDetermination,
  coveredEmploymentTool: domain === "hr" || domain === null ? facts.coveredEmploymentTool : "no",
});

/** True when a point is answered yes, null when none is and one is not known. */
const article5AnyYes = (points: Facts["article5"]): boolean | null => {
  const answers = Object.values(points);
  if (answers.includes(true)) return true;
  return answers.includes(null) ? null : false;
};

/** The record rating reads. `hostedNotPinned`: the version is a hosted model whose name the supplier does not pin. */
export const ratingFacts = (
  kind: Kind | null,
  domain: Domain | null,
  facts: Facts,
  hostedNotPinned = false,
): Required<RatingFacts> => ({
  ...applicability(kind, domain, facts, null),
  gpaiSystemicRisk: systemicRisk(facts),
  article5AnyYes: article5AnyYes(facts.article5),
  hostedNotPinned,
});
