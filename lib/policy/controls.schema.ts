/** The shape of the control library. Pure. Texts stay English: they are reference data. */
import { z } from "zod";
import { GATES, gateSchema, signingRoleSchema } from "#lib/lifecycle/schema";
import { conditionSchema } from "#lib/policy/condition.rules";

const intensity = z.enum(["required", "lite", "not_required"]);
export type Intensity = z.infer<typeof intensity>;

export const controlId = z.string().regex(/^CC-[A-Z]{3}-\d{2}$/, "A control id looks like CC-GOV-01");
const lines = z.array(z.string().min(1)).min(1);

const control = z
  .strictObject({
    id: controlId,
    family: z.string().min(1),
    title: z.string().min(1),
    objective: z.string().min(1),
    check: lines,
    evidence: lines,
    gate: z.enum([...GATES, "ORG"]),
    also_checked_at: z.array(gateSchema),
    default_owner: signingRoleSchema,
    tiers: z.strictObject({ low: intensity, medium: intensity, high: intensity }),
    scope: z.enum(["model", "organisation", "platform"]),
    frequency: z.string().min(1),
    applies_when: conditionSchema.omit({ any_control: true }),
    computed: z.boolean(),
    computed_when: z.enum(["first_version", "equal_digests"]).optional(),
    comes_with: z.enum(["validated", "responsible"]).optional(),
    own_people_when_light: z.boolean().default(false),
    file_at_low: z.boolean().default(false),
  })
  .refine((entry) => entry.computed || !entry.computed_when, {
    path: ["computed_when"],
    error: "Only a computed control has one",
  })
  .refine((entry) => entry.gate !== "ORG" || entry.also_checked_at.length === 0, {
    path: ["also_checked_at"],
    error: "An inherited control is checked at no gate",
  })
  .refine((entry) => new Set([entry.gate, ...entry.also_checked_at]).size === entry.also_checked_at.length + 1, {
    path: ["also_checked_at"],
    error: "A gate appears twice",
  });
export type Control = z.infer<typeof control>;

export const controlsSchema = z
  .strictObject({ id: z.string().min(1), version: z.int().positive(), controls: z.array(control).min(1) })
  .superRefine(({ controls }, context) => {
    const ids = controls.map((entry) => entry.id);
    for (const [index, id] of ids.entries())
      if (ids.indexOf(id) !== index)
        context.addIssue({ code: "custom", path: ["controls", index, "id"], message: `${id} appears twice` });
  });
export type ControlLibrary = z.infer<typeof controlsSchema>;
