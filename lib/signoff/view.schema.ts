/** Requests and sign-offs as they are shown: to callers over REST, and to the review desk. Pure. */
import { z } from "zod";
import { PageInput } from "#lib/core/page";
import {
  gateSchema,
  meaningSchema,
  signerKindSchema,
  signingRoleSchema,
  stageSchema,
  tierSchema,
  transitionIdSchema,
} from "#lib/lifecycle/schema";
import {
  decisionSchema,
  deploymentPlanSchema,
  differenceSchema,
  requestStateSchema,
  sha256Schema,
  signatureConditionSchema,
  signoffStateSchema,
} from "#lib/signoff/schema";

const id = z.string();
const instant = z.iso.datetime();
const json = z.json();

export const RequestTransitionOutput = z.object({
  id,
  versionId: id,
  from: stageSchema,
  to: stageSchema,
  state: requestStateSchema,
  stage: stageSchema.describe("The stage of the version now"),
  dossierHash: sha256Schema.nullable(),
  signoffs: z.array(z.object({ id, roles: z.array(signingRoleSchema), meaning: meaningSchema, state: signoffStateSchema })),
});

/** What the signer is told: the signature as it was made, and who is next. */
export const DecideSignoffOutput = z.strictObject({
  id: id.describe("The signature"),
  signoffId: id,
  state: signoffStateSchema,
  request: z.strictObject({ id, state: requestStateSchema, to: stageSchema }),
  remaining: z.int().nonnegative().describe("Signatures still missing"),
  next: z.array(z.strictObject({ signoffId: id, meaning: meaningSchema, who: z.string() })).describe("Who can sign now"),
  manifest: json,
  manifestHash: sha256Schema,
});
export type DecideSignoffOutput = z.infer<typeof DecideSignoffOutput>;

const reasonOut = z.object({
  code: z.string(),
  message: z.string(),
  fix: z.string().optional(),
  clearedBy: z.string().optional(),
});

export const SignoffRow = z
  .strictObject({
    id,
    roles: z.array(signingRoleSchema),
    meaning: meaningSchema,
    label: z.string(),
    of: signerKindSchema.nullable(),
    after: z.array(meaningSchema),
    state: signoffStateSchema,
    openedAt: instant.nullable(),
    decidedBy: id.nullable(),
    decidedAt: instant.nullable(),
    reason: z.string().nullable(),
    couldSign: z.int().nonnegative().describe("How many people here could give it"),
    who: z.string().describe("Their names; empty when nobody can"),
  })
  .meta({ id: "Signoff" });
export type SignoffRow = z.infer<typeof SignoffRow>;

/** A signature as it is shown and exported. The name is the one that was printed when it was given. */
export const SignatureRow = z
  .strictObject({
    id,
    signoffId: id,
    personId: id,
    name: z.string(),
    role: signingRoleSchema,
    meaning: meaningSchema,
    label: z.string(),
    decision: decisionSchema,
    sentence: z.string().describe("What was agreed to, with its blanks filled"),
    reason: z.string().nullable(),
    conditions: z.array(signatureConditionSchema),
    answers: z.array(z.strictObject({ controlId: z.string(), note: z.string() })),
    capacity: z.string().nullable(),
    onBehalfOf: z.string().nullable(),
    signedAt: instant,
    zone: z.string().nullable(),
    method: z.string().describe("How the signer proved who they are"),
    dossierHash: sha256Schema,
    manifestHash: sha256Schema,
    withdrawnAt: instant.nullable(),
    withdrawReason: z.string().nullable(),
    voidedAt: instant.nullable(),
    voidedWhy: z.string().nullable().describe("Which field, and by whom"),
  })
  .meta({ id: "Signature" });
export type SignatureRow = z.infer<typeof SignatureRow>;

/** What the reviewer last saw: what they signed or returned, else the live version, else nothing. */
export const comparedWithSchema = z.enum(["signed", "returned", "live", "nothing"]);
export type ComparedWith = z.infer<typeof comparedWithSchema>;
const comparedToSchema = z.strictObject({
  version: z.string().describe("Label"),
  at: instant.describe("When the caller signed or returned it, or since when it is live"),
});
export type ComparedTo = z.infer<typeof comparedToSchema>;

const RequestView = z.strictObject({
  id,
  versionId: id,
  modelId: id,
  ref: z.string(),
  name: z.string(),
  version: z.string().describe("Label"),
  stage: stageSchema.describe("Of the version now"),
  transition: transitionIdSchema,
  from: stageSchema,
  to: stageSchema,
  gate: gateSchema.nullable(),
  tier: tierSchema.nullable(),
  state: requestStateSchema,
  note: z.string().nullable(),
  deployment: deploymentPlanSchema.nullable(),
  requestedBy: id,
  requestedAt: instant,
  closedBy: id.nullable(),
  closedAt: instant.nullable(),
  reason: z.string().nullable(),
  dossierHash: sha256Schema.nullable(),
  signoffs: z.array(SignoffRow),
  signatures: z.array(SignatureRow).describe("In the order they were given; those that count no more stay"),
  mayWithdraw: z.boolean().describe("Whether the caller may take the request back"),
});
export type RequestView = z.infer<typeof RequestView>;

const compared = {
  dossier: json.nullable(),
  difference: z.array(differenceSchema),
  comparedWith: comparedWithSchema,
  comparedTo: comparedToSchema
    .nullable()
    .describe("Which version that was, and when; null where there is nothing to compare with"),
  names: z.record(z.string(), z.string()).describe("Names of the people named by id"),
};
export const GetTransitionOutput = RequestView.extend(compared);

export const ListTransitionsInput = z.strictObject({ modelId: id, versionId: id.optional(), ...PageInput });
export const ListTransitionsOutput = z.object({
  items: z.array(RequestView),
  names: compared.names,
  nextCursor: z.string().nullable(),
});

const sentenceSchema = z.strictObject({
  id: z.string(),
  version: z.int(),
  template: z.string(),
  values: z.record(z.string(), z.string()),
  text: z.string(),
});
export type SentenceView = z.infer<typeof sentenceSchema>;

export const GetSignoffOutput = z.strictObject({
  id,
  transitionId: id,
  signoff: SignoffRow,
  request: RequestView,
  ...compared,
  dossierHash: sha256Schema,
  sentence: sentenceSchema.describe("What a plain signature agrees to"),
  sentenceWithConditions: sentenceSchema,
  manifest: json.describe("What will be signed; instant, name and method are set when it is"),
  answersDue: z.array(z.string()).describe("Controls whose answer comes with this signature"),
  role: signingRoleSchema.describe("The role the caller would sign as"),
  secretNeeded: z.boolean(),
  emailNeeded: z.boolean().describe("The first signature of a sitting says who signs, too"),
  statement: z
    .strictObject({ version: z.int(), text: z.string() })
    .nullable()
    .describe("The accountability statement to accept first; null when it is accepted"),
  validUntil: z.iso.date().describe("The last day an approval given today would hold"),
  validUntilWithConditions: z.iso.date(),
  refused: z.array(reasonOut).describe("Why the caller may not decide it; empty when they may"),
});
