/** The shape of the light path: who may take it, its cards, and the control each answer goes to. Pure. */
import { z } from "zod";
import { gateSchema, tierSchema } from "#lib/lifecycle/schema";
import { controlId } from "#lib/policy/controls.schema";
import { ratingComparison } from "#lib/policy/tiering.schema";

const field = z
  .strictObject({
    id: z.string().min(1),
    title: z.string().min(1),
    ask: z.string().min(1),
    input: z.enum(["text", "text_and_file", "choice", "choice_and_file", "tick", "tick_and_text", "sentence"]),
    options: z.array(z.string().min(1)).min(2).optional(),
    controls: z.array(controlId),
  })
  .refine((entry) => entry.input.startsWith("choice") || !entry.options, {
    path: ["options"],
    error: "Only a choice has options",
  });
export type CardField = z.infer<typeof field>;

const card = z.strictObject({
  id: z.string().min(1),
  title: z.string().min(1),
  gate: gateSchema,
  by: z.enum(["author", "owner", "peer"]),
  signature: z.enum(["validated", "responsible"]).optional(),
  whole_card: z.array(controlId).default([]),
  fields: z.array(field).min(1),
});
export type Card = z.infer<typeof card>;

const lightPathShape = z.strictObject({
  id: z.string().min(1),
  version: z.int().positive(),
  entry: z.strictObject({
    tier: tierSchema,
    unknown_answers_may_change_tier: z.boolean(),
    facts: z.array(ratingComparison).min(1),
  }),
  cards: z.array(card).min(1),
  not_on_cards: z.array(controlId),
});
export type LightPath = z.infer<typeof lightPathShape>;

/** Every control a card answers, once. */
export const controlsOf = (entry: Card): string[] => [
  ...new Set([...entry.whole_card, ...entry.fields.flatMap((asked) => asked.controls)]),
];

const repeated = (ids: readonly string[]) => ids.filter((id, index) => ids.indexOf(id) !== index);

export const lightPathSchema = lightPathShape.superRefine((path, context) => {
  const fault = (at: PropertyKey[], message: string) => context.addIssue({ code: "custom", path: at, message });
  for (const id of repeated(path.cards.map((entry) => entry.id))) fault(["cards"], `card ${id} appears twice`);
  for (const [index, entry] of path.cards.entries())
    for (const id of repeated(entry.fields.map((asked) => asked.id)))
      fault(["cards", index, "fields"], `field ${id} appears twice`);
  for (const id of repeated([...path.cards.flatMap(controlsOf), ...path.not_on_cards])) fault(["cards"], `${id} has two places`);
});
