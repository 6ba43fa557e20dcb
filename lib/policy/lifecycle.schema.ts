/** The shape of policy/lifecycle-v1.yaml, and what must agree inside it before anybody may be asked to sign. */
import { z } from "zod";
import {
  GATES,
  gateSchema,
  MEANING_KIND,
  MEANING_KINDS,
  MEANINGS,
  meaningSchema,
  STAGES,
  SUBSTATES,
  signerKindSchema,
  signingRoleSchema,
  stageSchema,
  TIERS,
  tierSchema,
  transitionIdSchema,
} from "#lib/lifecycle/schema";
import { conditionSchema } from "#lib/policy/condition.rules";

const positive = z.int().positive();
const byTier = z.strictObject({ high: positive, medium: positive, low: positive });

const transition = z
  .strictObject({
    id: transitionIdSchema,
    from: z.array(stageSchema).min(1),
    to: stageSchema,
    gate: gateSchema.nullable(),
    requested_by: z.array(signingRoleSchema).min(1).optional(),
    requested_by_signers_of: gateSchema.optional(),
    withdrawal: z.array(signingRoleSchema).min(1).optional(),
    automatic: z.boolean().optional(),
    reason_needed: z.boolean().optional(),
    later: z.boolean().optional(),
    note: z.string(),
  })
  .refine((it) => Boolean(it.requested_by) !== Boolean(it.requested_by_signers_of), {
    error: "name either requested_by or requested_by_signers_of",
  });
export type Transition = z.infer<typeof transition>;

const line = z.strictObject({
  roles: z.array(signingRoleSchema).min(1),
  meaning: meaningSchema,
  of: signerKindSchema.optional(),
  after: z.array(meaningSchema).min(1).optional(),
  when: conditionSchema.optional(),
});
const lines = z.array(line).min(1);

const meaning = z.strictObject({
  kind: z.enum(MEANING_KINDS),
  label: z.string(),
  secret: z.boolean(),
  sentence: z.strictObject({
    version: positive,
    text: z.string(),
    added_at_tier: z.partialRecord(tierSchema, z.string()).optional(),
  }),
});

const plainSentence = z.strictObject({ version: positive, text: z.string() });

const some = positive.optional();
const minimum = z.strictObject({ default: positive, G0: some, G1: some, G2: some, G3: some, G4: some, G5: some, G6: some });

const shape = z.strictObject({
  id: z.string(),
  version: positive,
  states: z.array(z.strictObject({ id: stageSchema, meaning: z.string(), substates: z.array(z.string()) })),
  transitions: z.array(transition).min(1),
  signoffs: z.partialRecord(gateSchema, z.strictObject({ high: lines, medium: lines, low: lines })),
  min_distinct_signers: z.record(tierSchema, minimum),
  meanings: z.record(meaningSchema, meaning),
  sent_away: z.strictObject({ return: plainSentence, refuse: plainSentence }),
  accountability_statement: plainSentence,
  opens_by_itself_on_light_path: z.array(transitionIdSchema),
  validity_months: z.strictObject({
    revalidation: byTier,
    revalidation_llm_agent: byTier,
    continuous_learning: byTier,
    desk_review: byTier,
    conditional_approval: byTier,
    pilot: byTier,
  }),
  monitoring_every: z.record(
    tierSchema,
    z.strictObject({
      default: z.enum(["day", "month", "quarter", "half_year"]),
      automated_decision: z.literal("day").optional(),
    }),
  ),
  exception_max_days: byTier,
  finding_due_days: z.record(tierSchema, byTier),
  warnings_days_before_expiry: z.array(positive).min(1),
  on_expiry: z.strictObject({ to: stageSchema, substate: z.string(), unless: z.literal("live_exception") }),
  emergency_review_working_days: positive,
  sod_rules: z.array(
    z.strictObject({
      id: z.string().regex(/^SD-\d+$/),
      enforcement: z.enum(["block", "warn", "timer"]),
      text: z.string(),
      exception_at: z.array(tierSchema).optional(),
      tiers: z.array(tierSchema).optional(),
      months: positive.optional(),
    }),
  ),
});
type Shape = z.infer<typeof shape>;

type Fault = { path: PropertyKey[]; message: string };
const fault = (message: string, ...path: PropertyKey[]): Fault => ({ path, message });
const repeated = (values: readonly string[]) => values.filter((value, index) => values.indexOf(value) !== index);

/** Each stage is described once, with exactly the substates the product knows. */
const stageFaults = ({ states }: Shape): Fault[] => [
  ...repeated(states.map(({ id }) => id)).map((id) => fault(`${id} is described twice`, "states")),
  ...STAGES.filter((id) => !states.some((state) => state.id === id)).map((id) => fault(`${id} is missing`, "states")),
  ...states.flatMap(({ id, substates }, index) =>
    substates.join() === SUBSTATES[id].join()
      ? []
      : [fault(`the substates of ${id} are: ${SUBSTATES[id].join(", ")}`, "states", index)],
  ),
];

/** A stage change is one transition, and no gate that can be asked for is without sign-offs: it would open for nobody's signature. */
const transitionFaults = ({ transitions, signoffs }: Shape): Fault[] => [
  ...repeated(transitions.map(({ id }) => id)).map((id) => fault(`${id} is listed twice`, "transitions")),
  ...repeated(transitions.flatMap(({ from, to }) => from.map((stage) => `${stage} to ${to}`))).map((pair) =>
    fault(`${pair} has two transitions`, "transitions"),
  ),
  ...transitions.flatMap(({ later, gate, requested_by_signers_of }, index) =>
    [gate, requested_by_signers_of]
      .filter((needed) => !later && needed && !signoffs[needed])
      .map((needed) => fault(`${needed} has no sign-offs`, "transitions", index)),
  ),
];

/** Lines stand in the order in which they can open, so `after` never waits in a circle or on what nobody gives. */
const lineFaults = ({ signoffs }: Shape): Fault[] =>
  GATES.flatMap((gate) =>
    TIERS.flatMap((tier) => {
      const meanings = (signoffs[gate]?.[tier] ?? []).map((each) => each.meaning);
      return [
        ...repeated(meanings).map((each) => fault(`${each} is asked for twice`, "signoffs", gate, tier)),
        ...(signoffs[gate]?.[tier] ?? []).flatMap(({ after = [] }, index) =>
          after
            .filter((each) => !meanings.slice(0, index).includes(each))
            .map((each) =>
              fault(`${each} is no earlier line of ${gate} at ${tier} tier`, "signoffs", gate, tier, index, "after"),
            ),
        ),
      ];
    }),
  );

const meaningFaults = ({ meanings }: Shape): Fault[] =>
  MEANINGS.flatMap((each) => [
    ...(meanings[each].kind === MEANING_KIND[each] ? [] : [fault(`${each} is ${MEANING_KIND[each]}`, "meanings", each, "kind")]),
    ...(meanings[each].secret === (each !== "acknowledged")
      ? []
      : [fault("only an acknowledgement is given without secret", "meanings", each, "secret")]),
  ]);

export const lifecyclePolicySchema = shape.superRefine((policy, context) => {
  for (const check of [stageFaults, transitionFaults, lineFaults, meaningFaults])
    for (const { path, message } of check(policy)) context.addIssue({ code: "custom", path, message });
});

/** The lifecycle in force: stages, transitions, sign-off matrix, meanings and periods. */
export type LifecyclePolicy = z.infer<typeof lifecyclePolicySchema>;
