/** Comments on fields of a dossier: on record, and no part of what is signed. Pure. */
import { z } from "zod";
import { PageInput, page } from "#lib/core/page";
import { gateSchema } from "#lib/lifecycle/schema";
import { sha256Schema } from "#lib/signoff/schema";

const id = z.string().min(1).max(64);
const instant = z.iso.datetime();
const path = z
  .string()
  .min(1)
  .max(1000)
  .describe("Of the field, answer, control or file, as in a difference: model/material/limitations, checklist/CC-INV-01");

export const AddCommentInput = z.strictObject({
  transitionId: id,
  path,
  text: z.string().trim().min(1).max(2000),
  dossierHash: sha256Schema.describe("The dossier that was read"),
});

export const ResolveCommentsInput = z.strictObject({ transitionId: id, path });

export const ListCommentsInput = z.strictObject({
  modelId: id,
  versionId: id.optional(),
  gate: gateSchema.optional(),
  ...PageInput,
});

export const Comment = z
  .strictObject({
    id,
    transitionId: id,
    versionId: id,
    gate: gateSchema,
    dossierHash: sha256Schema.describe("The dossier it was written beside"),
    path,
    text: z.string(),
    writtenBy: id,
    name: z.string().describe("Of who wrote it"),
    writtenAt: instant,
    resolvedBy: id.nullable(),
    resolvedByName: z.string().nullable(),
    resolvedAt: instant.nullable(),
  })
  .meta({ id: "Comment" });
export type Comment = z.infer<typeof Comment>;

const count = z.int().nonnegative();
export const ListCommentsOutput = page(Comment).extend({
  older: z
    .strictObject({ comments: count, open: count.describe("Of them, not settled") })
    .describe("What was said before the last of these, and is on further pages"),
  mayWrite: z.boolean().describe("The caller may say something, too"),
});
