/** What an undo of an import takes back and leaves. */
import { z } from "zod";
import { PageInput, page } from "#lib/core/page";
import { listed } from "#lib/imports/schema";

const importId = z.string().min(1).max(200);

/** Why an undo leaves a record as it is. */
export const WHY_LEFT = ["worked_on", "imported_again", "under_signature", "contact_not_kept"] as const;
export type WhyLeft = (typeof WHY_LEFT)[number];
const CAME = ["created", "updated"] as const;

export const ListImportedModelsInput = z.strictObject({
  importId,
  came: z
    .enum(CAME)
    .optional()
    .describe("created: brought in, an undo archives it; updated: was here, an undo gives it back what it was"),
  touched: z.enum(["yes", "no"]).optional().describe("no: what an undo takes back; yes: what it leaves"),
  ...PageInput,
});
export const ListImportedModelsOutput = page(
  listed.extend({
    came: z.enum(CAME),
    touched: z.boolean(),
    why: z
      .enum(WHY_LEFT)
      .nullable()
      .describe(
        "Why an undo leaves it: people worked on it since, a later import changed it, its content is under signature, or the contact that stood there before was not kept",
      ),
    archived: z.boolean(),
    claimedStage: z.string().nullable(),
  }),
);

export const UndoImportInput = z.strictObject({ importId });
export const Undone = z.object({
  id: z.string(),
  archived: z.number().int(),
  restored: z.number().int().describe("Records that were here before and got their former values back"),
  left: z.number().int().describe("Records it leaves as they are; GET /imports/{importId}/models says why"),
  remaining: z.number().int().describe("Records still to take back: ask again until none is left"),
});
