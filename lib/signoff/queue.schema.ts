/** The queue of sign-offs: what waits on somebody, and what somebody decided. Pure. */
import { z } from "zod";
import { PageInput } from "#lib/core/page";
import { gateSchema, meaningSchema, signingRoleSchema, stageSchema, tierSchema } from "#lib/lifecycle/schema";
import { signoffStateSchema } from "#lib/signoff/schema";

const id = z.string();

export const ListSignoffsInput = z.strictObject({
  view: z
    .enum(["mine", "open", "decided"])
    .default("mine")
    .describe("mine: open, and the caller could decide; open: every open one; decided: those the caller decided, newest first"),
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
