/** The queue of sign-offs: what waits on somebody, and what somebody decided. Pure. */
import { z } from "zod";
import { PageInput } from "#lib/core/page";
import { gateSchema, meaningSchema, signingRoleSchema, stageSchema, tierSchema } from "#lib/lifecycle/schema";
import { monthSchema } from "#lib/models/month.rules";
import { OUTCOMES } from "#lib/models/trends.rules";
import { AGES } from "#lib/signoff/age.rules";
import { signoffStateSchema } from "#lib/signoff/schema";

const id = z.string();

export const VIEWS = ["mine", "open", "decided", "all_decided"] as const;
export type View = (typeof VIEWS)[number];

const narrowings = {
  role: signingRoleSchema.optional().describe("One of the roles that may decide it"),
  tier: tierSchema.optional(),
  age: z.enum(AGES).optional().describe("Open for up to 5 days, up to 10, or longer"),
  month: monthSchema.optional().describe("Decided in this month of the organisation's zone, such as 2026-11"),
  outcome: z.enum(OUTCOMES).optional(),
  businessUnit: id.optional().describe("Id of a unit; units below it are included"),
  imported: z.enum(["yes", "no"]).optional().describe("no leaves models of an import out"),
};
export const SignoffFilter = z.strictObject(narrowings);
export type SignoffFilter = z.output<typeof SignoffFilter>;

export const ListSignoffsInput = z.strictObject({
  view: z
    .enum(VIEWS)
    .default("mine")
    .describe(
      "mine: open, and the caller could decide; open: every open one; decided: those the caller decided, all_decided: those anybody did, newest first",
    ),
  ...narrowings,
  ...PageInput,
});

/** One line of the queue. */
export const QueuedSignoff = z
  .object({
    id,
    transitionId: id,
    modelId: id,
    ref: z.string(),
    name: z.string(),
    version: z.string(),
    unit: z.string(),
    gate: gateSchema,
    tier: tierSchema,
    to: stageSchema,
    meaning: meaningSchema,
    roles: z.array(signingRoleSchema),
    state: signoffStateSchema,
    since: z.iso.datetime().describe("Open since, or decided at"),
    requestedBy: z.string().describe("Name of the person"),
    couldDecide: z.boolean().describe("The caller could decide it"),
  })
  .meta({ id: "QueuedSignoff" });
