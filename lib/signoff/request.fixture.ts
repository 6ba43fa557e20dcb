/** People, sign-offs and requests for tests, made from the policy as it is shipped. */
import { type Gate, type Meaning, SIGNING_ROLES, type Tier } from "#lib/lifecycle/schema";
import { nextStates, requiredSignoffs, waitsFor } from "#lib/lifecycle/signoffs.rules";
import type { Applicability } from "#lib/policy/condition.rules";
import { lifecyclePolicy } from "#lib/policy/load-lifecycle";
import type { Act, Signoff } from "#lib/signoff/decision.rules";
import type { Review } from "#lib/signoff/request.rules";
import { mayDecide, type Person, type Signing } from "#lib/signoff/segregation.rules";

export const policy = lifecyclePolicy();
export const HASH = "a".repeat(64);

export const person = (id: string, roles: readonly string[], part: Partial<Person> = {}): Person => ({
  id,
  roles,
  isAdmin: roles.includes("admin"),
  isAuditor: roles.includes("auditor"),
  passwordIsOwn: true,
  deputyFor: [],
  ...part,
});

/** A request at the gate, asked by the author, of a model that asks for every sign-off the matrix has there. */
export const review = (gate: Gate, tier: Tier, part: Partial<Review> = {}, facts: Applicability = {}): Review => ({
  state: "open",
  gate,
  tier,
  dossierHash: HASH,
  requesterId: "author",
  ownerId: "owner",
  signoffs: nextStates(
    requiredSignoffs(policy, gate, tier, facts, ["CC-TRN-01"]).map(
      (each): Signoff => ({ ...each, id: each.meaning, state: "waiting", decidedBy: null, answersDue: [] }),
    ),
  ),
  ...part,
});

/** What a person is told who wants to decide this sign-off of the request. */
export const signing = (request: Review, signoffId: string, part: Partial<Signing> = {}): Signing => {
  const signoff = request.signoffs.find(({ id }) => id === signoffId);
  if (!signoff) throw new Error(`${signoffId} is not asked for at ${request.gate}`);
  return {
    ...signoff,
    waitsFor: waitsFor(signoff, request.signoffs),
    tier: request.tier,
    versionLabel: "2.0",
    requesterId: request.requesterId,
    ownerId: request.ownerId,
    everOwnerIds: request.ownerId === null ? [] : [request.ownerId],
    authorIds: ["author"],
    recentAuthorIds: [],
    materialEditorIds: ["author"],
    earlierSignatures: request.signoffs.flatMap(({ meaning, state, decidedBy }) =>
      state === "signed" && decidedBy ? [{ personId: decidedBy, meaning, live: true }] : [],
    ),
    ...part,
  };
};

export const everyRole = [...SIGNING_ROLES];
/** `allowed`, or the rule that forbids it. */
export const answer = (who: Person, request: Signing) => {
  const verdict = mayDecide(who, request);
  return verdict.allowed ? "allowed" : verdict.rule;
};

/** A sign-off that is open, with every role asked for, so that only the rule in question can refuse. */
export const open = (meaning: Meaning, part: Partial<Signing> = {}): Signing => ({
  meaning,
  roles: everyRole,
  state: "open",
  waitsFor: [],
  tier: "high",
  versionLabel: "2.0",
  requesterId: "requester",
  ownerId: "owner",
  everOwnerIds: ["owner"],
  authorIds: ["author"],
  recentAuthorIds: [],
  materialEditorIds: ["editor"],
  earlierSignatures: [],
  ...part,
});

export const act = (signoffId: string, personId: string, part: Partial<Act> = {}): Act => ({
  signoffId,
  personId,
  statementAccepted: 1,
  decision: "sign",
  dossierHash: HASH,
  today: "2026-11-23",
  ...part,
});
