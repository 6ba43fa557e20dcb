/** What a gate asks and what still keeps it closed, as it is shown. Pure. */
import { z } from "zod";
import {
  gateSchema,
  meaningSchema,
  signerKindSchema,
  signingRoleSchema,
  stageSchema,
  tierSchema,
  transitionIdSchema,
} from "#lib/lifecycle/schema";

const reasonSchema = z.object({
  code: z.string(),
  message: z.string(),
  fix: z.string().optional(),
  clearedBy: z.string().optional(),
  href: z.string().optional().describe("The page that mends it"),
  path: z.string().optional(),
});
export type GateReason = z.infer<typeof reasonSchema>;

export const GetGateInput = z.strictObject({
  versionId: z.string().min(1).max(80),
  to: stageSchema.optional().describe("The stage wanted; the next one when left out"),
});

export const GetGateOutput = z.object({
  versionId: z.string(),
  modelId: z.string(),
  stage: stageSchema.describe("Of the version now"),
  to: stageSchema.nullable().describe("Null when nothing comes next"),
  transition: transitionIdSchema.nullable(),
  gate: gateSchema.nullable(),
  tier: tierSchema.nullable(),
  open: z.boolean().describe("Nothing keeps it closed"),
  unmet: z.array(reasonSchema),
  cards: z
    .array(
      z.object({
        id: z.string(),
        title: z.string(),
        answers: z.array(z.int()).describe("Positions in `unmet`, from 0, of what filling the card answers"),
        href: z.string(),
      }),
    )
    .describe("Cards of the light path that answer several controls at once"),
  opensByItself: z.boolean().describe("The light path asks for it by itself, so nobody has to"),
  signoffs: z.array(
    z.object({
      roles: z.array(signingRoleSchema),
      meaning: meaningSchema,
      label: z.string(),
      of: signerKindSchema.nullable(),
      after: z.array(meaningSchema),
      couldSign: z.int().describe("How many people here could give it"),
      who: z.string().describe("Their names"),
    }),
  ),
  dossierHash: z.string().nullable().describe("The dossier a request would freeze now"),
  openRequestId: z.string().nullable(),
  deploymentNeeded: z.boolean().describe("The request says where it will run"),
  artifactDigest: z.string().nullable().describe("Digest of the version, for the deployment plan"),
  mayRequest: z.boolean().describe("Whether the caller may ask for it"),
  mayNotRequest: reasonSchema.nullable().describe("Why not"),
  own: z
    .object({
      meaning: meaningSchema,
      sentence: z.string(),
      secretNeeded: z.boolean(),
      emailNeeded: z.boolean(),
      statement: z.object({ version: z.int(), text: z.string() }).nullable(),
    })
    .nullable()
    .describe("What the caller can sign in the same call"),
  atOnce: z
    .array(z.object({ to: stageSchema, transition: transitionIdSchema }))
    .describe("What the caller may do at once, with a reason"),
});
export type GetGateOutput = z.input<typeof GetGateOutput>;
