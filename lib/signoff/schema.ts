/** What goes into requests and sign-offs and what comes out: states, decisions, inputs, outputs. */
import { z } from "zod";
import { stageSchema } from "#lib/lifecycle/schema";
import { digest } from "#lib/models/text.schema";

export const SIGNOFF_STATES = ["waiting", "open", "signed", "returned", "refused", "void"] as const;
export const signoffStateSchema = z.enum(SIGNOFF_STATES);
export type SignoffState = z.infer<typeof signoffStateSchema>;

export const REQUEST_STATES = ["open", "approved", "returned", "refused", "withdrawn", "void"] as const;
export const requestStateSchema = z.enum(REQUEST_STATES);
export type RequestState = z.infer<typeof requestStateSchema>;

export const DECISIONS = ["sign", "sign_with_conditions", "return", "refuse"] as const;
export const decisionSchema = z.enum(DECISIONS);
export type Decision = z.infer<typeof decisionSchema>;

const id = z.string().min(1).max(64);
const sentence = z.string().trim().min(1).max(2000);
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/, "64 hexadecimal digits");
/** A day in the organisation's zone, in force to its end there. */
export const calendarDateSchema = z.iso.date();

const isZone = (zone: string) => {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: zone }));
  } catch {
    return false;
  }
};
/** An IANA time zone, such as Europe/London. */
export const zoneSchema = z.string().max(64).refine(isZone, "A time zone such as Europe/London");

export const EXTENTS = ["full", "pilot", "shadow"] as const;
export const deploymentPlanSchema = z
  .strictObject({
    environment: z.string().trim().min(1).max(200).describe("Where it will run"),
    endpoint: z.string().trim().min(1).max(500).optional().describe("Endpoint or site"),
    extent: z.enum(EXTENTS),
    artifactDigest: digest.optional(),
    asFound: z.boolean().optional().describe("It already runs there; this puts a name to it"),
    since: calendarDateSchema.optional().describe("Since when, if as found"),
  })
  .refine((plan) => !plan.since || plan.asFound, { path: ["since"], error: "problem.ran_before" });
export type DeploymentPlan = z.infer<typeof deploymentPlanSchema>;

export const WithdrawTransitionInput = z.strictObject({ transitionId: id, reason: sentence });
export const WithdrawSignatureInput = z.strictObject({ signoffId: id, reason: sentence });
export const GetTransitionInput = z.strictObject({ transitionId: id });
export const GetSignoffInput = z.strictObject({ signoffId: id });

export const signatureConditionSchema = z.strictObject({ text: sentence, ownerId: id, dueOn: calendarDateSchema });
export type SignatureCondition = z.infer<typeof signatureConditionSchema>;

/** The body a signer speaks for. Owner and authors of the model count as recused. */
export const bodySchema = z.strictObject({
  body: z.string().trim().min(1).max(200),
  meetingOn: calendarDateSchema,
  minuteRef: z.string().trim().min(1).max(200),
  membersPresent: z.array(z.string().trim().min(1).max(200)).max(100),
  quorumMet: z.boolean(),
  recused: z
    .array(z.strictObject({ personId: id.optional(), name: z.string().trim().min(1).max(200).optional(), why: sentence }))
    .max(100),
  outcome: sentence,
  dissent: sentence.nullable(),
});
export type Body = z.infer<typeof bodySchema>;

/** A control answered by the signature itself; signing says it is effective. */
export const signoffAnswerSchema = z.strictObject({ controlId: z.string().regex(/^CC-[A-Z]{3}-\d{2}$/), note: sentence });
export type SignoffAnswer = z.infer<typeof signoffAnswerSchema>;

const secret = z.string().min(1).max(1024).meta({ format: "password" });
/** How the person proves again who they are. Further methods join this union. */
export const reauthenticationSchema = z.discriminatedUnion("method", [
  z.strictObject({ method: z.literal("password"), secret, email: z.email().optional() }),
]);
export type Reauthentication = z.infer<typeof reauthenticationSchema>;

/** The asker's own signature, given with the request: as author or owner, never an independent one. */
const ownSignatureSchema = z.strictObject({
  dossierHash: sha256Schema.optional().describe("The dossier that was read, as the gate shows it"),
  secret: secret.optional(),
  email: z.email().optional(),
  reauthentication: reauthenticationSchema.optional(),
  statementAccepted: z.int().positive().optional(),
  capacity: z.string().trim().min(1).max(200).optional(),
  zone: zoneSchema.optional(),
});
export type OwnSignatureInput = z.infer<typeof ownSignatureSchema>;

export const RequestTransitionInput = z.strictObject({
  versionId: id,
  to: stageSchema,
  note: sentence.optional().describe("Why; needed when the move has no gate"),
  deployment: deploymentPlanSchema.optional().describe("Needed for in_production"),
  sign: ownSignatureSchema.optional().describe("Sign in the same call what is the asker's own to sign"),
});
export type RequestTransitionInput = z.infer<typeof RequestTransitionInput>;

export const DecideSignoffInput = z.strictObject({
  signoffId: id,
  decision: decisionSchema,
  reason: sentence.optional().describe("Needed to return or refuse"),
  conditions: z.array(signatureConditionSchema).max(50).optional(),
  dossierHash: sha256Schema.describe("The dossier that was read"),
  secret: secret.optional().describe("The person's own password, again; not for an acknowledgement"),
  email: z.email().optional().describe("With the first signature of a sitting"),
  reauthentication: reauthenticationSchema.optional().describe("The long form of secret and email"),
  statementAccepted: z.int().positive().optional().describe("Version of the accountability statement; first signature only"),
  capacity: z.string().trim().min(1).max(200).optional(),
  onBehalfOf: bodySchema.optional(),
  outcome: z.string().trim().min(1).max(500).optional().describe("What the review found, in the sentence that is signed"),
  answers: z.array(signoffAnswerSchema).max(10).optional(),
  zone: zoneSchema.optional().describe("The signer's time zone"),
});
export type DecideSignoffInput = z.infer<typeof DecideSignoffInput>;

/** The proof given, in its long form; null when there is none. */
export const reauthenticationOf = ({
  reauthentication,
  secret: given,
  email,
}: Pick<DecideSignoffInput, "reauthentication" | "secret" | "email">): Reauthentication | null =>
  reauthentication ?? (given === undefined ? null : { method: "password", secret: given, ...(email && { email }) });

const json = z.json();

export const differenceSchema = z.strictObject({
  path: z.string(),
  label: z.string(),
  before: json,
  after: json,
  kind: z.enum(["added", "removed", "changed"]),
});
export type Difference = z.infer<typeof differenceSchema>;
