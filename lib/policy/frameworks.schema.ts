/** What Countersign reads of a framework file. The files hold more, kept for readers, so other keys are let pass. Pure. */
import { z } from "zod";
import { GATES } from "#lib/lifecycle/schema";
import { conditionSchema, FACT_VALUES } from "#lib/policy/condition.rules";
import { controlId } from "#lib/policy/controls.schema";

const requirement = z.object({
  id: z.string().min(1),
  ref: z.string().min(1),
  title: z.string().min(1),
  text: z.string().min(1),
  group: z.string().min(1).optional(),
  evidence: z.array(z.string()),
  applies_when: z.object({
    gates: z.array(z.enum([...GATES, "ORG"])),
    all: conditionSchema.shape.all,
    any: conditionSchema.shape.any,
    expr: z.string(),
  }),
  maps_to: z.array(controlId).min(1),
  level: z.enum(["model", "organisation", "platform"]),
  obligation: z.enum(["mandatory", "expected", "recommended", "certifiable", "optional", "legacy"]),
  effective_from: z.iso.date().optional(),
  ignore_framework_model_kinds: z.boolean().default(false),
});
export type Requirement = z.infer<typeof requirement>;

export const frameworkSchema = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  short_name: z.string().min(1),
  issuer: z.string().min(1),
  jurisdiction: z.string().min(1),
  version: z.string().min(1),
  /** As precise as it is known: a year, a month or a day. */
  date: z.string().min(4),
  status: z.string().min(1),
  in_force: z.array(z.object({ date: z.string().min(4), what: z.string().min(1) })),
  source_url: z.url(),
  copyright_note: z.string().min(1).optional(),
  applies_to: z.object({
    entity: z.string().min(1).optional(),
    model_kinds: z.array(z.enum(FACT_VALUES.modelKind)).min(1),
    tiers: z.array(z.enum(FACT_VALUES.riskTier)).min(1),
    activation: z.string().min(1),
  }),
  requirements: z.array(requirement).min(1),
});
export type Framework = z.infer<typeof frameworkSchema>;
