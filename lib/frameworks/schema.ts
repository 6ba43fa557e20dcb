/** What is told of the library: frameworks with their requirements, controls, and which answers which. Texts are reference data, in English. */
import { z } from "zod";
import { GATES, gateSchema, signingRoleSchema, tierSchema } from "#lib/lifecycle/schema";
import { conditionSchema, FACT_VALUES } from "#lib/policy/condition.rules";

const intensity = z.enum(["required", "lite", "not_required"]);

export const FrameworkSummary = z.object({
  id: z.string(),
  name: z.string(),
  shortName: z.string(),
  issuer: z.string(),
  jurisdiction: z.string(),
  version: z.string(),
  status: z.string(),
  requirements: z.int().describe("How many requirements it has"),
  controls: z.int().describe("How many controls answer for them"),
});
export type FrameworkSummary = z.output<typeof FrameworkSummary>;

export const FrameworkRequirement = z.object({
  id: z.string(),
  ref: z.string().describe("Where it stands in the source"),
  title: z.string(),
  text: z.string().describe("Our own paraphrase"),
  group: z.string().nullable(),
  obligation: z.string(),
  level: z.enum(["model", "organisation", "platform"]),
  effectiveFrom: z.iso.date().nullable(),
  evidence: z.array(z.string()),
  controls: z.array(z.object({ id: z.string(), title: z.string() })).describe("The controls that satisfy it"),
});
export type FrameworkRequirement = z.output<typeof FrameworkRequirement>;

export const FrameworkDetail = FrameworkSummary.omit({ requirements: true, controls: true }).extend({
  date: z.string().describe("As precise as it is known: 2024, 2024-06 or 2024-06-13"),
  sourceUrl: z.string(),
  copyrightNote: z.string().nullable(),
  milestones: z.array(z.object({ date: z.string(), what: z.string() })),
  appliesTo: z.object({
    modelKinds: z.array(z.enum(FACT_VALUES.modelKind)),
    tiers: z.array(tierSchema),
    entity: z.string().nullable().describe("Whom it binds"),
  }),
  requirements: z.array(FrameworkRequirement),
});
export type FrameworkDetail = z.output<typeof FrameworkDetail>;

export const ControlSummary = z.object({
  id: z.string(),
  family: z.string(),
  title: z.string(),
  gate: z.enum([...GATES, "ORG"]).describe("Where it is asked first; ORG for what is assessed once for the organisation"),
  alsoCheckedAt: z.array(gateSchema),
  defaultOwner: signingRoleSchema.describe("The role that answers it"),
  computed: z.boolean().describe("Countersign decides it from its own records"),
  requirements: z.int().describe("How many requirements it answers for"),
  frameworks: z.int(),
});
export type ControlSummary = z.output<typeof ControlSummary>;

export const ControlDetail = ControlSummary.omit({ requirements: true, frameworks: true }).extend({
  libraryVersion: z.int(),
  objective: z.string(),
  check: z.array(z.string()),
  evidence: z.array(z.string()),
  tiers: z.object({ low: intensity, medium: intensity, high: intensity }),
  scope: z.enum(["model", "organisation", "platform"]),
  frequency: z.string(),
  appliesWhen: conditionSchema.omit({ any_control: true }).describe("All of `all` and one of `any`; empty for always"),
  ownPeopleWhenLight: z.boolean().describe("On the light path the model's own people answer it"),
  comesWith: z.enum(["validated", "responsible"]).nullable().describe("On the light path it is answered inside this signature"),
  satisfies: z.array(
    z.object({
      frameworkId: z.string(),
      framework: z.string(),
      requirements: z.array(z.object({ id: z.string(), ref: z.string(), title: z.string() })),
    }),
  ),
});
export type ControlDetail = z.output<typeof ControlDetail>;
