/** Which signatures a gate needs, in which order they open, and what they add up to. */
import type { Gate, Meaning, SignerKind, SigningRole, Tier } from "#lib/lifecycle/schema";
import { type Applicability, holds } from "#lib/policy/condition.rules";
import type { LifecyclePolicy } from "#lib/policy/lifecycle.schema";
import type { SignoffState } from "#lib/signoff/schema";

/** One required signature. `after`: the meanings that are signed before this one opens; each has a line in the same request. */
export type RequiredSignoff = { roles: SigningRole[]; meaning: Meaning; of?: SignerKind | null; after: Meaning[] };

/**
 * The signatures this gate needs of this version. An unknown fact counts as the answer that asks for more. A meaning in `after`
 * without a line here counts as signed and is left out.
 */
export const requiredSignoffs = (
  policy: LifecyclePolicy,
  gate: Gate,
  tier: Tier,
  facts: Applicability,
  dueControls: readonly string[],
): RequiredSignoff[] => {
  const lines = (policy.signoffs[gate]?.[tier] ?? []).filter(({ when }) => !when || holds(when, facts, { dueControls }));
  const meanings = lines.map(({ meaning }) => meaning);
  return lines.map(({ roles, meaning, of, after = [] }) => ({
    roles,
    meaning,
    ...(of && { of }),
    after: after.filter((each) => meanings.includes(each)),
  }));
};

type Step = { meaning: Meaning; after: readonly Meaning[]; state: SignoffState };

/** The meanings of `after` that are not signed yet. A meaning without a line counts as signed; an acknowledgement counts. */
export const waitsFor = ({ after }: Pick<Step, "after">, all: readonly Step[]): Meaning[] =>
  after.filter((meaning) => all.some((other) => other.meaning === meaning && other.state !== "signed"));

/** The same sign-offs with each undecided one open or waiting, as what is signed before it says. */
export const nextStates = <S extends Step>(signoffs: readonly S[]): S[] =>
  signoffs.map((signoff) =>
    signoff.state === "waiting" || signoff.state === "open"
      ? { ...signoff, state: waitsFor(signoff, signoffs).length === 0 ? "open" : "waiting" }
      : signoff,
  );

/** How many different people have to act at this gate; whoever signs, acknowledges or releases counts. */
export const distinctSigners = (policy: LifecyclePolicy, gate: Gate, tier: Tier): number =>
  policy.min_distinct_signers[tier][gate] ?? policy.min_distinct_signers[tier].default;

type Decided = { state: SignoffState; decidedBy: string | null };

export const signersOf = (signoffs: readonly Decided[]): Set<string> =>
  new Set(signoffs.flatMap(({ state, decidedBy }) => (state === "signed" && decidedBy ? [decidedBy] : [])));

/**
 * What the sign-offs of a request add up to. One refusal refuses, one return returns. Approved is all of them signed by enough
 * different people, which is at least one: a request without sign-offs is never approved.
 */
export const outcome = (
  policy: LifecyclePolicy,
  gate: Gate,
  tier: Tier,
  signoffs: readonly Decided[],
): "open" | "approved" | "returned" | "refused" => {
  const any = (state: SignoffState) => signoffs.some((signoff) => signoff.state === state);
  if (any("refused")) return "refused";
  if (any("returned")) return "returned";
  const complete = signoffs.every(({ state, decidedBy }) => state === "signed" && decidedBy !== null);
  return complete && signersOf(signoffs).size >= distinctSigners(policy, gate, tier) ? "approved" : "open";
};
