/** What is frozen and hashed when a transition is requested, and what each signature is over. Format 1. */
import { z } from "zod";
import {
  gateSchema,
  MEANING_KIND,
  meaningSchema,
  signingRoleSchema,
  stageSchema,
  tierSchema,
  transitionIdSchema,
} from "#lib/lifecycle/schema";
import {
  bodySchema,
  decisionSchema,
  deploymentPlanSchema,
  sha256Schema,
  signatureConditionSchema,
  signoffAnswerSchema,
  zoneSchema,
} from "#lib/signoff/schema";

/** An opaque id: a dossier names nobody. */
const id = z.string().min(1);
const json = z.json();
const text = z.string().nullable();
const inForce = z.strictObject({ id, version: z.string() });
const digest = z.string().nullable();

/** What identifies the thing that was built, bought or configured. */
export const artifactSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("artefact"), uri: text, digest }),
  z.strictObject({
    type: z.literal("supplier_release"),
    product: z.string(),
    release: z.string(),
    configurationDigest: digest,
    seen: text,
  }),
  z.strictObject({
    type: z.literal("hosted_model"),
    provider: z.string(),
    /** The dated name; null when the supplier pins none. */
    name: text,
    prompt: digest,
    retrievalSet: digest,
    guardrails: digest,
    tools: digest,
  }),
  z.strictObject({ type: z.literal("rules"), repository: z.string(), commit: z.string() }),
]);

const evidence = z.union([
  z.strictObject({ sha256: sha256Schema, accepted: z.boolean().optional() }),
  /** At low tier a link may name no revision, and then shows what is there when somebody looks. */
  z.strictObject({ url: z.url(), revision: text, accepted: z.boolean().optional() }),
]);

const control = z.strictObject({
  id: z
    .string()
    .regex(/^CC-[A-Z]{3}-\d{2}$/)
    // Its status follows from the signatures on this very dossier, so it would move the hash that is being signed.
    .refine((value) => value !== "CC-APR-01", "CC-APR-01 is not part of a dossier"),
  textVersion: z.string(),
  intensity: z.enum(["required", "lite"]),
  status: z.enum(["effective", "partly", "not_effective", "not_applicable"]).nullable(),
  reason: text,
  evidence: z.array(evidence),
});

const answer = z.strictObject({ score: z.int().min(0).max(4).nullable(), rationale: text });

const shape = z.strictObject({
  format: z.literal(1),
  transition: z.strictObject({
    id: transitionIdSchema,
    from: stageSchema,
    to: stageSchema,
    gate: gateSchema,
    tier: tierSchema,
  }),
  policy: z.strictObject({ lifecycle: inForce, tiering: inForce, controls: inForce, frameworks: z.array(inForce) }),
  model: z.strictObject({
    ref: z.string(),
    material: z.strictObject({
      purpose: text,
      intendedUse: text,
      outOfScopeUse: text,
      limitations: text,
      kind: text,
      domain: text,
      jurisdictions: z.array(z.string()),
      facts: z.record(z.string(), json),
      owner: id.nullable(),
      upstream: z.array(json),
    }),
  }),
  version: z.strictObject({
    artifact: artifactSchema.nullable(),
    datasets: z.array(z.strictObject({ name: z.string(), version: text, digest, classification: text })),
    documentation: z.array(z.strictObject({ key: z.string(), title: z.string(), text: z.string() })),
    changeClass: text,
  }),
  assessment: z.strictObject({
    questionnaire: z.string(),
    answers: z.record(z.string(), answer),
    rationales: z.strictObject({ impact: text, vulnerability: text }),
    scores: z.strictObject({ impact: z.number(), vulnerability: z.number(), matrixTier: tierSchema }),
    knockouts: z.array(z.string()),
    tier: tierSchema,
    override: z.strictObject({ tier: tierSchema, reason: z.string() }).nullable(),
    by: id,
    confirmedBy: id,
    /** The second of the two people a lowered tier takes. */
    secondBy: id.nullable(),
  }),
  checklist: z.array(control),
  deployment: deploymentPlanSchema.optional(),
});

/** Acceptance is part of the content at high tier only, and a deployment only where one is asked for. */
export const dossierSchema = shape.superRefine(({ transition, checklist, deployment }, context) => {
  const fault = (path: PropertyKey[], message: string) => context.addIssue({ code: "custom", path, message });
  for (const [row, { evidence: items }] of checklist.entries())
    for (const [index, { accepted }] of items.entries())
      if ((accepted !== undefined) !== (transition.tier === "high"))
        fault(["checklist", row, "evidence", index, "accepted"], "whether evidence is accepted is said at high tier only");
  if ((deployment !== undefined) !== (transition.id === "T5")) fault(["deployment"], "a deployment is planned for T5 only");
});

/** The governed content of a version as it stood when a transition was requested. */
export type Dossier = z.infer<typeof dossierSchema>;

/** How the signer proved who they are; an acknowledgement asks for nothing. */
export const methodSchema = z.discriminatedUnion("name", [
  z.strictObject({ name: z.literal("password"), identifiedBy: z.enum(["email", "sitting", "api_key"]) }),
  z.strictObject({ name: z.literal("acknowledgement") }),
]);
export type Method = z.infer<typeof methodSchema>;

const manifestShape = z.strictObject({
  format: z.literal(1),
  dossierHash: sha256Schema,
  signoffId: id,
  decision: decisionSchema,
  meaning: meaningSchema,
  role: signingRoleSchema,
  personId: id,
  /** SHA-256(salt || printed name): the name was shown when it was signed, and can be erased without breaking a hash. */
  printedName: sha256Schema,
  capacity: text,
  /** The person stood in for, or the body spoken for. */
  onBehalfOf: z.union([z.strictObject({ personId: id }), bodySchema]).nullable(),
  /** The sentence agreed to, and what stood in its blanks. */
  sentence: z.strictObject({ id: z.string(), version: z.int().positive(), values: z.record(z.string(), z.string()) }),
  conditions: z.array(signatureConditionSchema),
  reason: text,
  answers: z.array(signoffAnswerSchema),
  /** Ids of the signatures given at this gate before, in their order. */
  earlierSignatures: z.array(id),
  instant: z.iso.datetime({ precision: 3 }),
  zone: zoneSchema.nullable(),
  method: methodSchema,
  renderingVersion: z.int().positive(),
});

/** What one signature is over. */
export const manifestSchema = manifestShape.refine(
  ({ meaning, method }) => (MEANING_KIND[meaning] === "acknowledged") === (method.name === "acknowledgement"),
  { path: ["method"], error: "only an acknowledgement is given without secret" },
);
export type Manifest = z.infer<typeof manifestSchema>;
