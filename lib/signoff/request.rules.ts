/** What a decision does to a request: the full set of new sign-off states, and the state of the request that follows from them. */
import { type Reason, Refusal, reason } from "#lib/core/errors";
import type { Gate, Tier } from "#lib/lifecycle/schema";
import { distinctSigners, nextStates, outcome, signersOf, waitsFor } from "#lib/lifecycle/signoffs.rules";
import type { LifecyclePolicy } from "#lib/policy/lifecycle.schema";
import { type Act, faults, type Signoff, signs, statementNeeded } from "#lib/signoff/decision.rules";
import type { RequestState, SignoffState } from "#lib/signoff/schema";
import { notOpen } from "#lib/signoff/segregation.rules";

/** A request under review. `lastChange` is the edit that made it void, for whoever still has it open. */
export type Review = {
  state: RequestState;
  gate: Gate;
  tier: Tier;
  dossierHash: string;
  requesterId: string;
  ownerId: string | null;
  signoffs: readonly Signoff[];
  lastChange?: { field: string; name: string; time: string } | null;
  /** The field in which what stands there now differs from what the request froze, found when somebody is about to sign. */
  drift?: string | null;
};

/** The request after a change: every sign-off in its new state, and what happened to which. */
export type Reviewed = { state: RequestState; signoffs: Signoff[]; opened: string[]; voided: string[] };

/** Nobody signs what is no longer there. Nobody made the request void, so it is returned, or withdrawn and asked for again. */
const driftReason = ({ drift = null }: Pick<Review, "drift">): Reason | null =>
  drift === null ? null : reason("signoff.stale", { field: drift, name: "none", time: "" });

/** Whoever read another dossier, or one that an edit has overtaken since, reads the change first. */
const staleReason = ({ state, dossierHash, lastChange }: Review, act: Act): Reason | null =>
  act.dossierHash !== dossierHash || (state === "void" && lastChange)
    ? reason("signoff.stale", lastChange ? { ...lastChange } : { field: "none", name: "", time: "" })
    : null;

const NEW_STATE = { sign: "signed", sign_with_conditions: "signed", return: "returned", refuse: "refused" } as const;

/** What closing leaves of a sign-off: a request that is void takes its signatures with it, any other keeps them to be seen. */
const closing = (signoff: Signoff, state: RequestState): Signoff =>
  signoff.state === "waiting" || signoff.state === "open" || state === "void" ? { ...signoff, state: "void" } : signoff;

const changed = (before: readonly Signoff[], after: readonly Signoff[], state: SignoffState): string[] =>
  after.filter((signoff, index) => signoff.state === state && before[index]?.state !== state).map(({ id }) => id);

const reviewed = (before: readonly Signoff[], signoffs: Signoff[], state: RequestState): Reviewed => ({
  state,
  signoffs,
  opened: changed(before, signoffs, "open"),
  voided: changed(before, signoffs, "void"),
});

/**
 * The request closed before everybody signed. `void` is for one that an edit, a new owner, T3 or T11 overtakes. Signatures of a
 * closed request stay visible and count no more.
 */
export const closed = ({ signoffs }: Pick<Review, "signoffs">, state: Exclude<RequestState, "open" | "approved">): Reviewed =>
  reviewed(
    signoffs,
    signoffs.map((signoff) => closing(signoff, state)),
    state,
  );

const found = (review: Review, signoffId: string): Signoff => {
  const signoff = review.signoffs.find(({ id }) => id === signoffId);
  if (!signoff) throw new Refusal("notFound", reason("not_found"));
  return signoff;
};

const closedReason = ({ state }: Pick<Review, "state">): Reason | null =>
  state === "open" ? null : reason("signoff.request_closed", { state });

/** Refuses what cannot be decided now, or not like this. */
const assertDecidable = (policy: LifecyclePolicy, review: Review, signoff: Signoff, act: Act): void => {
  const shut =
    staleReason(review, act) ??
    (signs(act) ? driftReason(review) : null) ??
    closedReason(review) ??
    notOpen({ state: signoff.state, waitsFor: waitsFor(signoff, review.signoffs) });
  if (shut) throw new Refusal("conflict", shut);
  const version = signs(act) ? statementNeeded(policy, signoff, act.statementAccepted) : null;
  const unsaid = version === null ? [] : [reason("signoff.statement_needed", { path: "statementAccepted", version })];
  const wrong = [...faults(act, signoff), ...unsaid];
  if (wrong.length > 0) throw new Refusal("invalid", wrong);
};

/**
 * The request after this decision; who may make it at all is `mayDecide`. Throws Refusal: `conflict` on a dossier that moved or a
 * sign-off that is not open, `invalid` on what is missing, `refused` when too few different people would have signed.
 */
export const decide = (policy: LifecyclePolicy, review: Review, act: Act): Reviewed => {
  const signoff = found(review, act.signoffId);
  assertDecidable(policy, review, signoff, act);
  const decided = review.signoffs.map((each) =>
    each.id === signoff.id ? { ...each, state: NEW_STATE[act.decision], decidedBy: act.personId } : each,
  );
  const signoffs = nextStates(decided);
  const state = outcome(policy, review.gate, review.tier, signoffs);
  if (state === "returned" || state === "refused")
    return reviewed(review.signoffs, closed({ signoffs: decided }, state).signoffs, state);
  if (state === "open" && signoffs.every((each) => each.state === "signed"))
    throw new Refusal(
      "refused",
      reason("signoff.too_few_signers", {
        needed: distinctSigners(policy, review.gate, review.tier),
        have: signersOf(signoffs).size,
      }),
    );
  return reviewed(review.signoffs, signoffs, state);
};

/**
 * The request after somebody took back their own signature: that sign-off is open again, and whoever signed after it has to sign
 * again (`reopened`), because their signature rested on it. Throws Refusal when it is not theirs or the request is closed.
 */
export const withdrawSignature = (review: Review, signoffId: string, personId: string): Reviewed & { reopened: string[] } => {
  const signoff = found(review, signoffId);
  const shut = closedReason(review);
  if (shut) throw new Refusal("conflict", shut);
  if (signoff.state !== "signed") throw new Refusal("conflict", reason("signoff.not_signed"));
  if (signoff.decidedBy !== personId) throw new Refusal("forbidden", reason("signoff.not_yours"));
  const reopen = (all: readonly Signoff[], ids: readonly string[]): Signoff[] =>
    all.map((each) => (ids.includes(each.id) ? { ...each, state: "open", decidedBy: null } : each));
  let signoffs = reopen(review.signoffs, [signoffId]);
  for (let rested = true; rested; ) {
    const resting = signoffs.filter((each) => each.state === "signed" && waitsFor(each, signoffs).length > 0).map(({ id }) => id);
    signoffs = reopen(signoffs, resting);
    rested = resting.length > 0;
  }
  const after = nextStates(signoffs);
  const reopened = review.signoffs
    .filter((each, index) => each.state === "signed" && after[index]?.state !== "signed")
    .map(({ id }) => id);
  return { ...reviewed(review.signoffs, after, "open"), reopened };
};

/** Why this person may not take the request back; null when they asked for it or own the model. */
export const mayWithdraw = (review: Pick<Review, "state" | "requesterId" | "ownerId">, personId: string): Reason | null =>
  closedReason(review) ??
  (personId === review.requesterId || personId === review.ownerId ? null : reason("signoff.requester_only"));
