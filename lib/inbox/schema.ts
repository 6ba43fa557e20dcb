/** What waits on somebody: which kinds of things there are, and what is said of each. Pure. */
import { z } from "zod";
import { PageInput } from "#lib/core/page";
import { gateSchema, meaningSchema, stageSchema, tierSchema } from "#lib/lifecycle/schema";

export const INBOX_KINDS = [
  "sign_off",
  "returned_request",
  "open_comment",
  "condition",
  "tier_confirmation",
  "tier_reduction",
  "tier_anew",
  "evidence_review",
  "not_applicable",
  "controls_to_answer",
  "record_type",
  "owner_acceptance",
  "role_grant",
  "to_prepare",
  "unowned_import",
] as const;
export const inboxKindSchema = z.enum(INBOX_KINDS);
export type InboxKind = z.infer<typeof inboxKindSchema>;

/** What makes it the caller's: a role held in the unit, or what they are to the model. */
export const WHY = ["role", "owner", "author", "named", "requester"] as const;

export const ListInboxInput = z.strictObject({ kind: inboxKindSchema.optional(), ...PageInput });

export const Waiting = z.object({
  inbox: z.int().describe("Everything that waits on the caller; 100 stands for 100 and more"),
  signoffs: z.int().describe("The sign-offs among it"),
});
export type Waiting = z.output<typeof Waiting>;

export const InboxItem = z
  .object({
    kind: inboxKindSchema,
    id: z.string().describe("Of what waits: a sign-off, request, rating, version, model, grant or import"),
    modelId: z.string().nullable(),
    versionId: z.string().nullable(),
    ref: z.string().nullable(),
    name: z.string().nullable().describe("Of the model, the person or the file"),
    version: z.string().nullable(),
    tier: tierSchema.nullable(),
    stage: stageSchema.nullable(),
    gate: gateSchema.nullable(),
    meaning: meaningSchema.nullable(),
    count: z.int().describe("How many things stand behind it"),
    why: z.enum(WHY).describe("What makes it the caller's"),
    role: z.string().nullable().describe("The role, when a role does; the role to be granted for a grant"),
    since: z.iso.datetime(),
    due: z.iso.date().nullable().describe("The first day something of it is due; only conditions have one"),
    href: z.string().describe("The page where it is done"),
  })
  .meta({ id: "InboxItem" });
export type InboxItem = z.input<typeof InboxItem>;
