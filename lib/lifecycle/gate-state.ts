// Everything a gate looks at, read for one version: for the gate itself, the pre-flight list, and a request in its transaction.

import { cardsOn } from "#lib/checklist/card-answers.rules";
import { checklistState } from "#lib/checklist/checklist-state";
import { dossierLines } from "#lib/checklist/dossier-line.rules";
import { dueAt } from "#lib/checklist/due.rules";
import { missingAt } from "#lib/checklist/lines.rules";
import type { ChecklistState } from "#lib/checklist/state.schema";
import type { Reason } from "#lib/core/errors";
import { type GateState, unmet } from "#lib/lifecycle/gate.rules";
import { namesOf, type PersonHere, peopleHere } from "#lib/lifecycle/people-here";
import { inFlight, mayRequest, transitionTo } from "#lib/lifecycle/rules";
import type { Gate, Stage, Tier } from "#lib/lifecycle/schema";
import { type RequiredSignoff, requiredSignoffs } from "#lib/lifecycle/signoffs.rules";
import { type Raw, type VersionRecord, versionRecord } from "#lib/lifecycle/version-record";
import { applicability, unknownFacts } from "#lib/models/facts.schema";
import { archivedFault } from "#lib/models/version.rules";
import { policiesInForce } from "#lib/policy/in-force";
import type { LifecyclePolicy, Transition } from "#lib/policy/lifecycle.schema";
import type { Card } from "#lib/policy/light-path.schema";
import { controlLibrary, lightPath } from "#lib/policy/load";
import { lifecyclePolicy } from "#lib/policy/load-lifecycle";
import { mayNotConfirmAnew, waitsAnew } from "#lib/risk/anew.rules";
import { dossierOf } from "#lib/signoff/content.rules";
import { dossierHash } from "#lib/signoff/dossier";
import type { Dossier } from "#lib/signoff/dossier.schema";
import type { DeploymentPlan } from "#lib/signoff/schema";
import { whoMay } from "#lib/signoff/segregation.rules";
import { hypothetical, type OwnWork } from "#lib/signoff/signing.rules";

export type GateAsk = { versionId: string; to: Stage; askerId: string; deployment: DeploymentPlan | null };

/** One required signature with the people who could give it. */
export type Line = RequiredSignoff & { eligible: PersonHere[] };

export type Looked = {
  record: VersionRecord;
  people: PersonHere[];
  /** Undefined when the stage cannot follow. */
  transition: Transition | undefined;
  tier: Tier | null;
  lines: Line[];
  /** What a request would freeze; null while no tier is confirmed, or the deployment is not said. */
  dossier: Dossier | null;
  dossierHash: string | null;
  unmet: Reason[];
  /** Of the light path: each answers several controls at once. */
  cards: Card[];
};

const SD_4_MONTHS = 12;
/** How far back the writing of a version makes its author no validator of the model (SD-4), in months. */
const authorMonths = (policy: LifecyclePolicy) => policy.sod_rules.find(({ id }) => id === "SD-4")?.months ?? SD_4_MONTHS;

export const recordOf = (db: Raw, versionId: string): Promise<VersionRecord> =>
  versionRecord(db, versionId, authorMonths(lifecyclePolicy()));

export const workOf = (record: VersionRecord): OwnWork => ({ ...record, versionLabel: record.label });

/** The tier in force: the one a second person confirmed. */
export const tierOf = ({ rated }: Pick<VersionRecord, "rated">): Tier | null => rated?.tier ?? null;

const factsOf = ({ content: { kind, domain, facts } }: VersionRecord, tier: Tier | null) =>
  applicability(kind, domain, facts, tier);

/** The signatures this gate needs of this version, each with those who could give it when `requesterId` asks. */
export const linesAt = (record: VersionRecord, gate: Gate, people: readonly PersonHere[], requesterId: string): Line[] => {
  const tier = tierOf(record);
  if (tier === null) return [];
  const facts = factsOf(record, tier);
  const due = dueAt(controlLibrary(), gate, facts).map(({ control }) => control.id);
  return requiredSignoffs(lifecyclePolicy(), gate, tier, facts, due).map((line) => ({
    ...line,
    eligible: whoMay(people, hypothetical(workOf(record), { gate, tier, requesterId }, line)),
  }));
};

/** Whoever looks is the requester only where they may ask: a validator who reads what is missing can still sign. */
const requesterAmong = (record: VersionRecord, people: readonly PersonHere[], transition: Transition, askerId: string) => {
  const asker = people.find(({ id }) => id === askerId);
  // Who may sign at G2 sends back, which takes no signature of anybody.
  return asker && mayRequest(transition, asker, { ...record, maySignAtG2: false }).allowed ? askerId : "";
};

/** The other version that is on its way, when this one is too; an emergency fix may stand beside it. */
const otherOnItsWay = ({ stage, content, others }: VersionRecord): GateState["otherVersion"] => {
  const isFix = (changeClass: string | null) => changeClass === "emergency";
  const other = others.find((one) => inFlight(one.stage) && isFix(one.changeClass) === isFix(content.changeClass));
  return inFlight(stage) && other ? { label: other.label, stage: other.stage } : null;
};

const ownerOf = ({ ownerId, ownerAccepted }: VersionRecord): GateState["owner"] => {
  if (ownerId === null) return "none";
  return ownerAccepted ? "accepted" : "named";
};

/** The rating in force, and who could confirm it anew where a confirmer has become one of the model's own people (SD-16). */
const assessmentOf = (
  { rated, everOwnerIds, everAuthorIds }: VersionRecord,
  people: readonly PersonHere[],
): GateState["assessment"] => {
  if (!rated) return null;
  const { rating } = rated;
  const ratedBy = { ownerIds: everOwnerIds, authorIds: everAuthorIds, assessorId: rating.assessedBy };
  const could = people.filter(({ id, roles }) => mayNotConfirmAnew(rating, {}, { personId: id, roles }, ratedBy).length === 0);
  return { ...rating, ...rated, anew: waitsAnew(rating, ratedBy) ? { names: namesOf(could) || "none" } : null };
};

const plain = ({ id, version }: { id: string; version: string }) => ({ id, version });

/** What a request of this version freezes; null while no tier is confirmed, or the deployment is not said. */
export const frozenContent = (
  record: VersionRecord,
  { id, to, gate }: Pick<Transition, "id" | "to" | "gate">,
  checklist: Dossier["checklist"],
  deployment: DeploymentPlan | null,
): Dossier | null => {
  const { content, rated } = record;
  const tier = tierOf(record);
  const confirmedBy = rated?.rating.confirmedBy;
  if (!rated || !tier || !confirmedBy || !gate || (gate === "G3" && !deployment)) return null;
  const { lifecycle, tiering, controls: library, frameworks } = policiesInForce();
  const { identity, datasets, documentation, changeClass, ...material } = content;
  return dossierOf({
    transition: { id, from: record.stage, to, gate },
    tier,
    policy: { lifecycle: plain(lifecycle), tiering: plain(tiering), controls: plain(library), frameworks: frameworks.map(plain) },
    ref: record.ref,
    material: { ...material, owner: record.ownerId },
    version: { artifact: identity, datasets, documentation, changeClass },
    assessment: rated.rating,
    confirmedBy,
    checklist,
    deployment: gate === "G3" ? deployment : null,
  });
};

/**
 * Release integrity is computed from what is about to be deployed. As long as nobody has said what that is, the missing plan
 * speaks for it.
 */
export const withPlan = (state: ChecklistState, plan: DeploymentPlan | null): ChecklistState => {
  const { digests } = state.known;
  const deployed = plan ? (plan.artifactDigest ?? null) : digests.approved;
  return { ...state, known: { ...state.known, digests: { ...digests, deployed } } };
};

/** A rating above low, confirmed or not, leads to the full path: there a card of the model's own people is only a note. */
const cardsFor = ({ rated }: VersionRecord, checklist: ChecklistState | null) =>
  checklist && (rated?.rating.tier ?? rated?.rating.computedTier ?? "low") === "low"
    ? cardsOn(lightPath(), controlLibrary(), checklist)
    : [];

/** Reads the version, its people and its checklist, and says what still keeps the gate closed. Statements do not grow with content. */
export async function lookAtGate(db: Raw, { versionId, to, askerId, deployment }: GateAsk): Promise<Looked> {
  const policy = lifecyclePolicy();
  const record = await recordOf(db, versionId);
  const people = await peopleHere(db, record.unitId, askerId);
  const transition = transitionTo(policy, record.stage, to);
  const gate = transition?.gate ?? null;
  const checklist = gate ? withPlan(await checklistState(db, versionId), deployment) : null;
  const lines = transition && gate ? linesAt(record, gate, people, requesterAmong(record, people, transition, askerId)) : [];
  const dossier =
    transition && gate && checklist
      ? frozenContent(record, transition, dossierLines(controlLibrary(), checklist, gate), deployment)
      : null;
  const hash = dossier && dossierHash(dossier);
  const open = record.requests.find(({ state }) => state === "open");
  const { kind, domain, facts } = record.content;
  const state: GateState = {
    from: record.stage,
    to,
    recordType: record.recordType,
    unknownFacts: unknownFacts(facts, kind, domain),
    owner: ownerOf(record),
    authorIds: record.authorIds,
    assessment: assessmentOf(record, people),
    checklist: gate && checklist ? missingAt(controlLibrary(), checklist, gate) : [],
    signers: lines.map(({ roles, meaning, eligible }) => ({ roles, meaning, eligibleIds: eligible.map(({ id }) => id) })),
    openRequest: open ? { to: open.to } : null,
    otherVersion: otherOnItsWay(record),
    deploymentPlanned: deployment !== null,
    digests: checklist?.known.digests,
    dossierHash: hash,
    refusedHashes: record.requests.filter((one) => one.state === "refused" && one.gate === gate).map((one) => one.dossierHash),
  };
  const reasons = [...archivedFault(record), ...unmet(policy, state)];
  return {
    record,
    people,
    transition,
    tier: tierOf(record),
    lines,
    dossier,
    dossierHash: hash,
    unmet: reasons,
    cards: cardsFor(record, checklist),
  };
}
