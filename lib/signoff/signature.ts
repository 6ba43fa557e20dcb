// What one person's decision becomes: a manifest over the dossier, new states of the request, and the move that follows from them.
import type { IdentifiedBy } from "#lib/access/reauthenticate";
import { type Reason, Refusal, reason } from "#lib/core/errors";
import { MEANING_KIND, type SigningRole } from "#lib/lifecycle/schema";
import type { LifecyclePolicy } from "#lib/policy/lifecycle.schema";
import { type Act, type Signoff, statementNeeded } from "#lib/signoff/decision.rules";
import type { Desk } from "#lib/signoff/desk";
import { manifestHash } from "#lib/signoff/dossier";
import type { Manifest, Method } from "#lib/signoff/dossier.schema";
import { releasedText } from "#lib/signoff/released.rules";
import { decide, type Reviewed } from "#lib/signoff/request.rules";
import type { DecideSignoffInput, RequestState, SignoffState } from "#lib/signoff/schema";
import { type Blanks, type Sentence, sentenceOf, validUntil } from "#lib/signoff/sentence.rules";

type SignoffChange = { id: string; state: SignoffState; decidedBy: string | null };

/** How the page looked on which people sign; raised when it shows a dossier differently. */
export const RENDERING_VERSION = 1;

/** What a decision is, without the proof of who makes it. */
export type Given = Omit<DecideSignoffInput, "signoffId" | "secret" | "email" | "reauthentication">;
export type Proof = { identifiedBy: IdentifiedBy; reasons: Reason[] };

/** What is drawn before deciding: the id, and the salted commitment to the name as it is printed; `today` is the day of the organisation. */
export type Drawn = { signatureId: string; printedName: string; at: string; today: string };

export type Signature = {
  id: string;
  personId: string;
  role: SigningRole;
  independent: boolean;
  manifest: Manifest;
  manifestHash: string;
};
export type Decided = {
  signature: Signature;
  reviewed: Outcome;
  statementAccepted: number | null;
  /** At intake the owner's own line is how somebody named says yes. */
  acceptsOwnership: boolean;
};
/** What changed in the request: the sign-offs in their new states, and the state that follows. */
export type Outcome = { state: RequestState; changes: SignoffChange[] };

/** The sign-offs whose state or signer is another than before. */
export const outcomeOf = (before: readonly Signoff[], { state, signoffs }: Reviewed): Outcome => ({
  state,
  changes: signoffs
    .filter((after, index) => after.state !== before[index]?.state || after.decidedBy !== before[index]?.decidedBy)
    .map(({ id, state: now, decidedBy }) => ({ id, state: now, decidedBy })),
});

const WORDS = {
  sign: { outcome: "approve", result: "no objection" },
  sign_with_conditions: { outcome: "approve with conditions", result: "no objection under the conditions listed" },
} as const;

const standing = ({ request }: Desk) =>
  request.signatures.filter(({ withdrawnAt, voidedAt, decision }) => !withdrawnAt && !voidedAt && decision in WORDS);

export const conditionsSoFar = (desk: Desk) => standing(desk).flatMap(({ manifest }) => manifest.conditions);

const blanksOf = (policy: LifecyclePolicy, desk: Desk, { decision, outcome }: Given, today: string): Blanks => {
  const { record, request } = desk;
  const words = decision === "sign_with_conditions" ? WORDS.sign_with_conditions : WORDS.sign;
  const conditional = decision === "sign_with_conditions" || conditionsSoFar(desk).length > 0;
  return {
    v: record.label,
    ref: record.ref,
    outcome: outcome ?? words.outcome,
    result: outcome ?? words.result,
    date: validUntil(policy, { tier: request.tier, kind: record.content.kind, conditional }, today),
    digest: releasedText(record.content.identity, request.deployment?.artifactDigest ?? null, record.label),
    environment: request.deployment?.environment ?? "",
  };
};

export const sentenceAt = (policy: LifecyclePolicy, desk: Desk, given: Given, today: string): Sentence =>
  sentenceOf(
    policy,
    { meaning: desk.signoff.meaning, decision: given.decision, tier: desk.request.tier },
    blanksOf(policy, desk, given, today),
  );

/** The first of the asked roles the person holds. */
export const roleAt = ({ signoff, person }: Desk): SigningRole => {
  const role = signoff.roles.find((asked) => person.roles.includes(asked)) ?? signoff.roles[0];
  if (!role) throw new Error("a sign-off names a role");
  return role;
};

/** Exactly what is signed. */
export const manifestOf = (policy: LifecyclePolicy, desk: Desk, given: Given, method: Method, drawn: Drawn): Manifest => {
  const { id, version, values } = sentenceAt(policy, desk, given, drawn.today);
  return {
    format: 1,
    dossierHash: desk.request.dossierHash,
    signoffId: desk.signoff.id,
    decision: given.decision,
    meaning: desk.signoff.meaning,
    role: roleAt(desk),
    personId: desk.person.id,
    printedName: drawn.printedName,
    capacity: given.capacity ?? null,
    onBehalfOf: given.onBehalfOf ?? null,
    sentence: { id, version, values },
    conditions: given.conditions ?? [],
    reason: given.reason ?? null,
    answers: given.answers ?? [],
    earlierSignatures: standing(desk).map((signature) => signature.id),
    instant: drawn.at,
    zone: given.zone ?? null,
    method,
    renderingVersion: RENDERING_VERSION,
  };
};

const acceptsOwnership = ({ record, request, signoff, person }: Desk, { decision }: Given): boolean =>
  request.gate === "G0" &&
  MEANING_KIND[signoff.meaning] !== "independent" &&
  signoff.meaning !== "authored" &&
  decision in WORDS &&
  record.ownerId === person.id &&
  !record.ownerAccepted;

const methodOf = (policy: LifecyclePolicy, { signoff }: Desk, proof: Proof | null): Method => {
  if (!policy.meanings[signoff.meaning].secret) return { name: "acknowledgement" };
  if (!proof) throw new Refusal("invalid", reason("signoff.secret_missing", { path: "secret" }));
  if (proof.reasons.length > 0)
    throw new Refusal(proof.reasons.some(({ values }) => values?.path) ? "invalid" : "forbidden", proof.reasons);
  return { name: "password", identifiedBy: proof.identifiedBy };
};

/** The request as it is now, for whoever lost a race or read an older one. */
export const currentOf = ({ request, review, signoff }: Desk) => ({
  request: { id: request.id, state: review.state, dossierHash: request.dossierHash },
  signoff: { id: signoff.id, state: signoff.state, decidedBy: signoff.decidedBy },
});

export const withCurrent = <T>(desk: Desk, decideNow: () => T): T => {
  try {
    return decideNow();
  } catch (error) {
    if (error instanceof Refusal && error.code === "conflict") throw new Refusal("conflict", error.reasons, currentOf(desk));
    throw error;
  }
};

/**
 * The decision, or why not. Who may decide comes first, then whether it can be decided now, then what it lacks, and the proof of
 * who decides last: nobody's password is asked for what they may not do anyway.
 */
export function decideAt(policy: LifecyclePolicy, desk: Desk, given: Given, proof: Proof | null, drawn: Drawn): Decided {
  if (!desk.verdict.allowed) throw new Refusal("refused", desk.verdict.reason);
  const { person, signoff } = desk;
  const accepted = given.statementAccepted ?? person.statementAccepted;
  const act: Act = {
    ...given,
    signoffId: signoff.id,
    personId: person.id,
    statementAccepted: accepted,
    today: drawn.today,
  };
  const needed = statementNeeded(policy, signoff, accepted);
  // A statement that is missing is an input that is missing; only what a rule forbids is recorded as a blocked attempt.
  const reviewed = withCurrent(desk, () =>
    decide(policy, desk.review, { ...act, statementAccepted: policy.accountability_statement.version }),
  );
  if (needed !== null)
    throw new Refusal("invalid", reason("signoff.statement_needed", { version: needed, path: "statementAccepted" }));
  const manifest = manifestOf(policy, desk, given, methodOf(policy, desk, proof), drawn);
  return {
    signature: {
      id: drawn.signatureId,
      personId: person.id,
      role: manifest.role,
      independent: MEANING_KIND[signoff.meaning] === "independent",
      manifest,
      manifestHash: manifestHash(manifest),
    },
    reviewed: outcomeOf(desk.review.signoffs, reviewed),
    acceptsOwnership: acceptsOwnership(desk, given),
    statementAccepted: policy.meanings[signoff.meaning].secret && accepted !== person.statementAccepted ? accepted : null,
  };
}
