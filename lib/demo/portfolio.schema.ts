/** The shape of demo/portfolio.yaml and demo/answers.yaml: people, models, and the steps of their stories. Pure. */
import { z } from "zod";
import { ROLES } from "#lib/access/permissions";
import { gateSchema, meaningSchema, stageSchema, tierSchema } from "#lib/lifecycle/schema";
import { changeClassSchema, datasetSchema, documentSchema } from "#lib/models/content.schema";
import { domainSchema, kindSchema } from "#lib/models/facts.schema";
import { controlId } from "#lib/policy/controls.schema";
import { QUESTION_IDS } from "#lib/policy/tiering.schema";
import { EXTENTS } from "#lib/signoff/schema";

const text = z.string().min(1);
/** Days before the first start, counted back from it. */
const past = z.int().negative();
const by = text.describe("Key of one of the people");
const controls = z.array(controlId);

/** `made` stands for a digest the seed computes. */
const digest = z.literal("made").optional();
const identity = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("artefact"), uri: text, digest }),
  z.strictObject({
    type: z.literal("supplier_release"),
    product: text,
    release: text,
    configurationDigest: digest,
    seen_d: past.optional(),
  }),
  z.strictObject({
    type: z.literal("hosted_model"),
    provider: text,
    name: text.optional(),
    prompt: digest,
    retrievalSet: digest,
    guardrails: digest,
  }),
]);
const datasets = z.array(datasetSchema.omit({ digest: true }).extend({ digest }));
const documentation = z.array(documentSchema);

const version = z.strictObject({
  label: text,
  changeClass: changeClassSchema.optional(),
  summary: text.optional(),
  identity: identity.optional(),
  datasets: datasets.default([]),
  documentation: documentation.default([]),
});
export type StoryVersion = z.output<typeof version>;

const condition = z.strictObject({ text, owner: text, due_d: z.int().positive() });
const deployment = z.strictObject({
  environment: text,
  endpoint: text.optional(),
  extent: z.enum(EXTENTS),
  digest: z.literal("approved").optional().describe("The digest of the artefact that was approved"),
});

const refused = z.array(text).optional();
const returns = text.optional().describe("In place of a signature: the questions the request goes back with");
const step = <Name extends string, Shape extends z.ZodRawShape>(name: Name, shape: Shape) =>
  z.strictObject({ d: past, do: z.literal(name), ...shape });

/** What can happen to a model. Steps are about its newest version. */
export const stepSchema = z.discriminatedUnion("do", [
  step("register", { by }),
  step("own", { by }),
  step("build", { by }),
  step("revise", { by, documentation }),
  step("version", { by, label: text }),
  step("rate", { by }),
  step("confirm", { by, override: z.strictObject({ tier: tierSchema, reason: text }).optional() }),
  step("answer", {
    gate: gateSchema,
    only: controls.optional(),
    except: controls.default([]),
    unfiled: controls.default([]).describe("Answered, and the file is missing"),
  }),
  step("prepare", { by, control: controlId }),
  step("card", { by, card: text, said: z.record(text, text).default({}) }),
  step("attach", { by, control: controlId, file: text }),
  step("link", { by, control: controlId, title: text, url: text }),
  step("accept", { by, gate: gateSchema, only: controls.optional(), except: controls.default([]), refused }),
  step("carry", { by: z.array(text), gate: gateSchema }),
  step("request", {
    by,
    to: stageSchema,
    note: text.optional(),
    deployment: deployment.optional(),
    signs: z.array(text).default([]).describe("Who else signs on the same day, in this order"),
    refused,
  }),
  step("comment", { by, at: text.describe("Path of the field in the dossier"), text }),
  step("sign", { by, as: meaningSchema.optional(), conditions: z.array(condition).default([]), returns, refused }),
]);
export type Step = z.output<typeof stepSchema>;
export type StepOf<Name extends Step["do"]> = Extract<Step, { do: Name }>;

/** What happens beside the models. */
export const officeStepSchema = z.discriminatedUnion("do", [
  step("key", { by, name: text, days: z.int().positive() }),
  step("invite", { email: text, name: text }),
  step("import", { by, file: text, unit: text, mapping: z.record(z.string(), z.json()) }),
  step("export", { by, kind: z.literal("inventory"), format: z.literal("csv") }),
  step("verify", { by }),
]);
export type OfficeStep = z.output<typeof officeStepSchema>;

const scores = z.array(z.int().min(0).max(4).nullable()).length(9);
const known = z.boolean();

const model = z.strictObject({
  ref: text.describe("Label of the story; the inventory numbers models itself"),
  name: text,
  story: text,
  unit: text,
  kind: kindSchema,
  domain: domainSchema,
  jurisdictions: z.array(text),
  owner: text,
  author: text,
  purpose: text,
  intendedUse: text.optional(),
  outOfScopeUse: text.optional(),
  limitations: text.optional(),
  facts: z.strictObject({
    usesPersonalData: known,
    usesPhi: known,
    automatedDecision: known,
    euAiActClass: text,
    article5: z.record(text, known).default({}),
    deviceDetermination: known,
    decidesAboutPeople: known,
    sourcing: text,
    coveredEmploymentTool: text.optional(),
  }),
  assessment: z.strictObject({
    impact: scores,
    vulnerability: scores,
    rationales: z.strictObject({ impact: text, vulnerability: text }),
  }),
  expected: z.strictObject({
    impact: z.number(),
    vulnerability: z.number(),
    matrixTier: tierSchema,
    tier: tierSchema.nullable(),
    knockouts: z.array(text),
  }),
  says: z.record(controlId, text).default({}).describe("Answers of its own, by control"),
  until_then: z.record(z.string(), z.json()).optional().describe("What shows until a later capability tells the rest"),
  versions: z.array(version).min(1),
  steps: z.array(stepSchema).min(1),
});
export type Story = z.output<typeof model>;

const count = z.int().nonnegative();
const expected = z.strictObject({
  models: count,
  stage_by_tier: z.record(text, z.record(text, count)),
  claimed: z.record(text, count),
  archived: count,
  in_use_before_approval: count,
  versions_in_progress_beside_a_live_one: z.array(text),
  refused_attempts: z.array(z.strictObject({ model: text, rules: z.array(text), by: text })),
  waiting: z.record(text, z.array(text)),
  voided_signatures: z.record(text, count),
});

export const portfolioSchema = z.strictObject({
  id: text,
  purpose: text,
  organisation: text,
  zone: text,
  units: z.record(text, text),
  people: z.record(text, z.strictObject({ role: z.enum(ROLES), ends_d: z.int().positive().optional() })),
  steps: z.array(officeStepSchema),
  models: z.array(model),
  imported: z.array(z.strictObject({ ref: text, name: text, story: text })).describe("Records an import brings"),
  expected,
});
export type Portfolio = z.output<typeof portfolioSchema>;

const file = z.strictObject({
  title: text,
  controls,
  expires_d: z.int().positive().optional().describe("Counts until so many days after the first start"),
  rows: z.array(z.array(z.union([z.string(), z.number()]))).optional(),
  values: z.record(text, z.json()).optional(),
  bars: z.array(z.number()).optional(),
});
const questions = z.enum(QUESTION_IDS);

export const answersFileSchema = z.strictObject({
  says: z.record(controlId, z.union([text, z.record(text, text)])),
  files: z.record(text, file),
  severe: z.partialRecord(questions, z.record(z.coerce.string(), text)),
  lowered: z.partialRecord(questions, text),
  light: z.record(controlId, text),
});
export type AnswersFile = z.output<typeof answersFileSchema>;
