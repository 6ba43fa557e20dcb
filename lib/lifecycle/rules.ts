/** Which stage may follow which, and who may ask for it. */
import { type Reason, reason } from "#lib/core/errors";
import type { SigningRole, Stage } from "#lib/lifecycle/schema";
import type { LifecyclePolicy, Transition } from "#lib/policy/lifecycle.schema";

/** An answer that explains itself: `rule` is the code of the reason. */
export type Verdict = { allowed: true } | { allowed: false; rule: string; reason: Reason };

export const ALLOWED: Verdict = { allowed: true };
export const refusedFor = (why: Reason): Verdict => ({ allowed: false, rule: why.code, reason: why });

/** The one transition between two stages that can be asked for; undefined when there is none. */
export const transitionTo = (policy: LifecyclePolicy, from: Stage, to: Stage): Transition | undefined =>
  policy.transitions.find((transition) => !transition.later && transition.to === to && transition.from.includes(from));

/** At most one version of a model is on its way to approval; live, approved, retired and rejected ones do not count. */
export const inFlight = (stage: Stage): boolean => ["proposed", "in_development", "in_validation"].includes(stage);

/** Roles as one key of the message catalogue: `model_owner_or_risk_officer`. */
export const rolesKey = (roles: readonly SigningRole[]): string => roles.join("_or_");

/** Who asks, with the roles held today in the model's unit. */
export type Asker = { id: string; roles: readonly string[] };
/** The version's people, and whether this person may sign at its gate G2 (`mayDecide` on any of its sign-offs there). */
export type RequestPlace = { ownerId: string | null; authorIds: readonly string[]; maySignAtG2: boolean };

const OWN_MODELS_ONLY: readonly string[] = ["data_scientist", "model_owner"] satisfies SigningRole[];

/**
 * Whether this person may ask for the transition. data_scientist and model_owner ask for models they own or are an author of;
 * T3 is for whoever may sign at G2; a `withdrawal` role ends only a model of which the person is the owner.
 */
export const mayRequest = (transition: Transition, person: Asker, place: RequestPlace): Verdict => {
  if (transition.requested_by_signers_of)
    return place.maySignAtG2
      ? ALLOWED
      : refusedFor(reason("lifecycle.not_a_signer", { gate: transition.requested_by_signers_of }));
  const isOwner = place.ownerId === person.id;
  const own = isOwner || place.authorIds.includes(person.id);
  const held = (roles: readonly SigningRole[] = []) => roles.filter((role) => person.roles.includes(role));
  const asks = held(transition.requested_by);
  if (asks.some((role) => own || !OWN_MODELS_ONLY.includes(role))) return ALLOWED;
  if (isOwner && held(transition.withdrawal).length > 0) return ALLOWED;
  const who = rolesKey(transition.requested_by ?? []);
  return refusedFor(reason(asks.length > 0 ? "lifecycle.not_own" : "lifecycle.not_asker", { who, to: transition.to }));
};
