/** What still keeps a gate closed. The pre-flight list, the gate and the refusal of a request all ask `unmet`, so they never disagree. */
import { type ComputedFrom, isOtherArtefact } from "#lib/checklist/computed.rules";
import { type Reason, reason } from "#lib/core/errors";
import { inFlight, rolesKey, transitionTo } from "#lib/lifecycle/rules";
import { type Gate, MEANING_KIND, type Meaning, type SigningRole, type Stage, type Tier } from "#lib/lifecycle/schema";
import type { LifecyclePolicy, Transition } from "#lib/policy/lifecycle.schema";

export type Assessment = {
  status: "draft" | "computed" | "confirmed" | "reduction_requested" | "superseded" | "stopped";
  provisional: boolean;
  tier: Tier | null;
  /** Somebody who confirmed it has a part in the model by now; with the names of those who could confirm it anew. */
  anew?: { names: string } | null;
};

/** Everything a gate looks at, as plain data. */
export type GateState = {
  from: Stage;
  to: Stage;
  recordType: "model" | "not_a_model" | "undetermined";
  /** Names of the facts nobody has answered, kind and domain among them; a point of Article 5 as `article5.5(1)(a)`. */
  unknownFacts: readonly string[];
  /** `named`: chosen by somebody else and not accepted yet. */
  owner: "accepted" | "named" | "none";
  authorIds: readonly string[];
  /** The newest one of the version. */
  assessment: Assessment | null;
  /** The controls due at this gate, each with what it still lacks; null when nothing, or when its answer comes with a signature. */
  checklist: readonly { controlId: string; missing: Reason | null }[];
  /** The required sign-offs with the people who could give them (`whoMay`); empty while no tier says which are required. */
  signers: readonly { roles: readonly SigningRole[]; meaning: Meaning; eligibleIds: readonly string[] }[];
  /** The request of this version that is still open. */
  openRequest: { to: Stage } | null;
  /** Another version of the model that is on its way (`inFlight`). */
  otherVersion: { label: string; stage: Stage } | null;
  /** Whether where and how it will run is said; read at G3 only. */
  deploymentPlanned: boolean;
  /** What was approved, and what the plan names; null where it is not known. Read at G3 only. */
  digests?: ComputedFrom["digests"] | undefined;
  /** The hash of the dossier as a request would freeze it, and the hashes refused at this gate before. */
  dossierHash: string | null;
  refusedHashes: readonly string[];
};

const AFTER_INTAKE: readonly Gate[] = ["G1", "G2", "G3"];
const reasonIf = (condition: boolean, code: string, values: Reason["values"]): Reason[] =>
  condition ? [reason(code, values)] : [];

/** A reason with the place that mends it (`fix`) and the roles that can (`roles`, by id). */
const mended = (fix: string, roles: readonly SigningRole[], values: Reason["values"] = {}) => ({
  ...values,
  fix,
  roles: roles.join(", "),
});
const OWN_PEOPLE = ["model_owner", "data_scientist"] as const;
const SECOND_LINE = ["validator", "risk_officer", "compliance_officer"] as const;

/** The ten points of Article 5 are one question to the reader. */
const asQuestions = (facts: readonly string[]): string[] => [
  ...new Set(facts.map((fact) => (fact.startsWith("article5") ? "article5" : fact))),
];

const recordReasons = ({ recordType, unknownFacts }: GateState): Reason[] => [
  ...reasonIf(recordType === "undetermined", "lifecycle.record_undetermined", mended("record", OWN_PEOPLE)),
  ...asQuestions(unknownFacts).map((fact) => reason("lifecycle.fact_unknown", mended(`facts#${fact}`, OWN_PEOPLE, { fact }))),
];

/** At G0 the owner's own line is the acceptance; a later gate has no line of the owner at every tier. */
const peopleReasons = ({ owner, authorIds }: GateState, gate: Gate): Reason[] => [
  ...reasonIf(owner === "none", "lifecycle.owner_missing", mended("owner", ["risk_officer"])),
  ...reasonIf(owner === "named" && AFTER_INTAKE.includes(gate), "lifecycle.owner_not_accepted", mended("owner", ["model_owner"])),
  ...reasonIf(authorIds.length === 0 && AFTER_INTAKE.includes(gate), "lifecycle.author_missing", mended("authors", OWN_PEOPLE)),
];

/** A confirmed assessment everywhere; a provisional one opens G0 only. */
const tierReason = (assessment: Assessment | null, gate: Gate): Reason | null => {
  switch (assessment?.status) {
    case "stopped":
      return reason("KO-01", mended("risk", ["risk_officer", "compliance_officer"]));
    case "draft":
    case "computed":
      return reason("lifecycle.tier_unconfirmed", mended("risk", SECOND_LINE));
    case "reduction_requested":
      return reason("lifecycle.tier_reduction_open", mended("risk", ["risk_officer"]));
    case "confirmed":
      if (assessment.anew) return reason("lifecycle.tier_confirmer_own", mended("risk", SECOND_LINE, assessment.anew));
      return assessment.provisional && AFTER_INTAKE.includes(gate)
        ? reason("lifecycle.tier_provisional", mended("risk", OWN_PEOPLE))
        : null;
    default:
      return reason("lifecycle.tier_missing", mended("risk", OWN_PEOPLE));
  }
};

const checklistReasons = ({ checklist }: GateState): Reason[] =>
  checklist.flatMap(({ controlId, missing }) =>
    missing ? [{ ...missing, values: { fix: `checklist#${controlId}`, ...missing.values } }] : [],
  );

/** Whether each list can be given somebody of its own: a maximum matching by augmenting paths. */
const somebodyForEach = (lists: readonly (readonly string[])[]): boolean => {
  const holder = new Map<string, number>();
  const place = (list: number, tried: Set<string>): boolean =>
    (lists[list] ?? []).some((id) => {
      if (tried.has(id)) return false;
      tried.add(id);
      const taken = holder.get(id);
      if (taken !== undefined && !place(taken, tried)) return false;
      holder.set(id, list);
      return true;
    });
  return lists.every((_, list) => place(list, new Set()));
};

/** Lines that lack somebody because nobody is named: said once, as the missing owner or author. */
const saidElsewhere = ({ owner, authorIds }: GateState, meaning: Meaning): boolean =>
  meaning === "authored" ? authorIds.length === 0 : MEANING_KIND[meaning] !== "independent" && owner === "none";

/** At low tier one person may sign both of the own meanings (SD-3). */
const byDifferentPeople = ({ assessment }: GateState, meaning: Meaning): boolean =>
  MEANING_KIND[meaning] === "independent" || (MEANING_KIND[meaning] === "own" && assessment?.tier !== "low");

/** Told when the request is made, not three weeks later: nobody here can sign, or one person would have to sign twice (SD-3). */
const signerReasons = (state: GateState): Reason[] => {
  const lines = state.signers.filter(({ meaning }) => !saidElsewhere(state, meaning));
  const lacking = lines.filter(({ eligibleIds }) => eligibleIds.length === 0);
  if (lacking.length > 0)
    return lacking.map(({ roles, meaning }) =>
      reason("lifecycle.nobody_can_sign", mended("people", roles, { who: rolesKey(roles), meaning })),
    );
  const different = lines.filter(({ meaning }) => byDifferentPeople(state, meaning));
  const roles = [...new Set(different.flatMap((line) => line.roles))];
  return reasonIf(
    !somebodyForEach(different.map(({ eligibleIds }) => eligibleIds)),
    "lifecycle.too_few_people",
    mended("people", roles, { needed: different.length }),
  );
};

/** One version at a time is on its way to approval; releasing an approved one disturbs no other. */
const otherVersionReason = ({ from, otherVersion }: GateState): Reason[] =>
  otherVersion && inFlight(from)
    ? [
        reason(
          "lifecycle.other_version",
          mended("versions", OWN_PEOPLE, { version: otherVersion.label, stage: otherVersion.stage }),
        ),
      ]
    : [];

/** What goes live is what was approved. */
const otherArtefactReason = ({ digests }: GateState): Reason[] => {
  if (!digests || !isOtherArtefact(digests)) return [];
  const { approved, deployed } = digests;
  return [
    reason("lifecycle.other_artefact", mended("deployment", OWN_PEOPLE, { approved: approved ?? "", deployed: deployed ?? "" })),
  ];
};

const requestReasons = (state: GateState, gate: Gate): Reason[] => [
  ...(state.openRequest ? [reason("lifecycle.request_open", mended("signoffs", OWN_PEOPLE, { to: state.openRequest.to }))] : []),
  ...otherVersionReason(state),
  ...reasonIf(gate === "G3" && !state.deploymentPlanned, "lifecycle.deployment_missing", mended("deployment", OWN_PEOPLE)),
  ...(gate === "G3" ? otherArtefactReason(state) : []),
  ...reasonIf(
    state.dossierHash !== null && state.refusedHashes.includes(state.dossierHash),
    "lifecycle.refused_unchanged",
    mended("overview", OWN_PEOPLE),
  ),
];

const gateReasons = (state: GateState, gate: Gate): Reason[] => {
  if (state.recordType === "not_a_model") return [reason("lifecycle.not_a_model", mended("record", OWN_PEOPLE))];
  const tier = tierReason(state.assessment, gate);
  return [
    ...requestReasons(state, gate),
    ...recordReasons(state),
    ...peopleReasons(state, gate),
    ...(tier ? [tier] : []),
    ...checklistReasons(state),
    ...signerReasons(state),
  ];
};

/** Everything that still speaks against the move; empty when it can be asked for. T3 and T11 have no gate and act at once. */
export const unmet = (policy: LifecyclePolicy, state: GateState): Reason[] => {
  const transition = transitionTo(policy, state.from, state.to);
  if (!transition) return [reason("lifecycle.no_transition", { from: state.from, to: state.to, fix: "overview" })];
  return transition.gate ? gateReasons(state, transition.gate) : [];
};

/** A transition without gate acts at once, so it says why. */
export const reasonNeeded = (transition: Transition, note: string | undefined): Reason | null =>
  transition.reason_needed && !note?.trim() ? reason("lifecycle.reason_needed", { path: "note" }) : null;
