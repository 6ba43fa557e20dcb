import { z } from "zod";
import { stageSchema, tierSchema } from "#lib/lifecycle/schema";
import { ADDRESS, id } from "#lib/models/text.schema";

export const GetLineageInput = z.strictObject({ modelId: id.meta(ADDRESS) });

/** At most this many models are drawn; beyond, the picture says that there are more. */
export const NODES_MAX = 200;

export const LineageNode = z.object({
  id: z.string(),
  ref: z.string(),
  name: z.string(),
  stage: stageSchema,
  claimedStage: z.string().nullable(),
  tier: tierSchema.nullable(),
  steps: z.number().describe("Links away from the model: negative above it, positive below it"),
  isInLoop: z.boolean().describe("It feeds the model and is fed by it"),
});
export const Lineage = z.object({
  nodes: z.array(LineageNode),
  edges: z.array(z.object({ from: z.string(), to: z.string(), use: z.string().nullable() })),
  isCut: z.boolean(),
});
export type Lineage = z.output<typeof Lineage>;
