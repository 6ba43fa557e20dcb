// Builders of requests and signatures. They run commands, so what tests stand on obeys the rules.
import { randomUUID } from "node:crypto";
import { answerControl } from "#lib/checklist/answer-control.command";
import { attachEvidence } from "#lib/checklist/attach-evidence.command";
import { checklistState } from "#lib/checklist/checklist-state";
import { missingAt } from "#lib/checklist/lines.rules";
import { reviewEvidence } from "#lib/checklist/review-evidence.command";
import type { InputOf, OutputOf } from "#lib/core/operation";
import { writer } from "#lib/db/writer";
import { openLightPath } from "#lib/lifecycle/open-light-path.job";
import type { Gate, Meaning, SigningRole, Stage } from "#lib/lifecycle/schema";
import { reviseVersion } from "#lib/models/revise-version.command";
import { controlLibrary } from "#lib/policy/load";
import { confirmRisk } from "#lib/risk/confirm-risk.command";
import { decideSignoff } from "#lib/signoff/decide-signoff.command";
import { getSignoff } from "#lib/signoff/get-signoff.query";
import { getTransition } from "#lib/signoff/get-transition.query";
import { requestTransition } from "#lib/signoff/request-transition.command";
import type { TestModel } from "#lib/test/models";
import { aPersonWithPassword, aUnit, PASSWORD, type Person } from "#lib/test/people";
import { aKnownModel, type RatedTier, rated } from "#lib/test/risk";
import { aTurn } from "#lib/test/turn";

export type Signer = Person & { email: string };
type Cast = Record<"author" | "owner" | "peer" | "validator" | "compliance" | "risk" | "risk2", Signer>;
export type World = Cast & { unitId: string };
export type Case = { world: World; model: TestModel; versionId: string; tier: RatedTier };

const ROLE_OF: Record<keyof Cast, SigningRole> = {
  author: "data_scientist",
  owner: "model_owner",
  peer: "data_scientist",
  validator: "validator",
  compliance: "compliance_officer",
  risk: "risk_officer",
  risk2: "risk_officer",
};

/** A unit, of the parent when one is named, with one person for each part of a journey, each with a password of their own. */
export async function aWorld(parent?: string): Promise<World> {
  const unitId = await aUnit(undefined, parent);
  const cast: Partial<Cast> = {};
  for (const part of ["author", "owner", "peer", "validator", "compliance", "risk", "risk2"] as const)
    cast[part] = await aPersonWithPassword([ROLE_OF[part]], unitId);
  return { ...(cast as Cast), unitId };
}

type Given = Parameters<typeof aKnownModel>[0];
const DIGEST = `sha256:${"d".repeat(64)}`;

/** A model at `proposed` with its tier confirmed. */
export async function aCase(tier: RatedTier, world?: World, given: Given = {}): Promise<Case> {
  const people = world ?? (await aWorld());
  const model = await aKnownModel({ owner: people.owner, author: people.author, businessUnit: people.unitId, ...given });
  const { id } = await rated(model, tier);
  await people.risk2.does(confirmRisk, { assessmentId: id });
  return { world: people, model, versionId: model.currentVersionId, tier };
}

const OWNERS: Record<SigningRole, keyof Cast> = {
  data_scientist: "author",
  model_owner: "owner",
  validator: "validator",
  compliance_officer: "compliance",
  risk_officer: "risk2",
};

/** Answers one control as its owner does, with evidence where the tier asks for some, accepted by somebody else at high tier. */
async function answer({ world, versionId, tier }: Case, controlId: string) {
  const control = controlLibrary().controls.find(({ id }) => id === controlId);
  const who = tier === "low" ? world.author : world[OWNERS[control?.default_owner ?? "model_owner"]];
  if (tier !== "low") {
    const link = { url: `https://evidence.example/${controlId}/${randomUUID()}`, title: controlId, fixedRevision: "r1" };
    const { id } = await who.does(attachEvidence, { versionId, controlId, ...link });
    const reviewer = who === world.risk2 ? world.validator : world.risk2;
    if (tier === "high") await reviewer.does(reviewEvidence, { evidenceId: id, accepted: true });
  }
  await who.does(answerControl, { versionId, controlId, status: "effective", note: "Done as the record says." });
}

const lacking = async (versionId: string, gate: Gate, deployed: string | null = null) => {
  const state = await checklistState(writer(), versionId);
  const known = { ...state.known, digests: { ...state.known.digests, deployed } };
  return missingAt(controlLibrary(), { ...state, known }, gate).flatMap(({ controlId, missing }) => (missing ? [controlId] : []));
};

const GATES: Partial<Record<Stage, Gate>> = { in_development: "G0", in_validation: "G1", approved: "G2", in_production: "G3" };

/** Does everything the gate before `to` asks for, without asking for it. */
export async function prepares(one: Case, to: Stage) {
  const { world, versionId, model } = one;
  const gate = GATES[to];
  if (!gate) return;
  if (gate === "G1") {
    const { revision } = await writer().modelVersion.findUniqueOrThrow({ where: { id: versionId } });
    await world.author.does(reviseVersion, {
      versionId,
      revision,
      artifactUri: `s3://models/${model.ref}`,
      artifactDigest: DIGEST,
    });
  }
  for (const controlId of await lacking(versionId, gate, gate === "G3" ? DIGEST : null)) await answer(one, controlId);
}

export const PLAN = { environment: "production", extent: "full", artifactDigest: DIGEST } as const;

/** Asks for the next stage as the person who usually does; the light path asks by itself where it does. */
export async function asks({ world, versionId }: Case, to: Stage, by?: Person): Promise<string> {
  const asker = by ?? (to === "approved" ? world.owner : world.author);
  const opened = await writer().transition.findFirst({ where: { versionId, state: "open" } });
  if (opened) return opened.id;
  const deployment = to === "in_production" ? { deployment: PLAN } : {};
  return (await asker.does(requestTransition, { versionId, to, ...deployment })).id;
}

const SIGNERS: Record<Meaning, keyof Cast> = {
  authored: "author",
  responsible: "owner",
  acknowledged: "owner",
  accepted_for_development: "risk",
  validated: "validator",
  compliance_reviewed: "compliance",
  approved: "risk",
  released: "peer",
};

type Decision = Partial<InputOf<typeof decideSignoff>>;

/** Reads the sign-off and decides it, proving who decides; a plain signature unless said otherwise. */
export async function decides(person: Signer, signoffId: string, given: Decision = {}): Promise<OutputOf<typeof decideSignoff>> {
  const read = await person.does(getSignoff, { signoffId });
  return person.does(decideSignoff, {
    signoffId,
    decision: "sign",
    dossierHash: read.dossierHash,
    ...(read.secretNeeded && { email: person.email, secret: PASSWORD }),
    ...(read.statement && { statementAccepted: read.statement.version }),
    ...((given.decision ?? "sign").startsWith("sign") && read.answersDue.length > 0
      ? { answers: read.answersDue.map((controlId) => ({ controlId, note: "I looked at the data and the test myself." })) }
      : {}),
    ...given,
  });
}

/** The open sign-offs of a request, each with the person of the world who gives it. */
export const openAt = async ({ world }: Case, transitionId: string) => {
  const { signoffs } = await world.validator.does(getTransition, { transitionId });
  return signoffs
    .filter(({ state }) => state === "open")
    .map(({ id, meaning }) => ({ id, meaning, signer: world[SIGNERS[meaning]] }));
};

/** Everybody signs in the order the request allows. Gives the meanings in that order. */
export async function signsAll(one: Case, transitionId: string): Promise<Meaning[]> {
  const order: Meaning[] = [];
  for (;;) {
    const [next] = await openAt(one, transitionId);
    if (!next) return order;
    await decides(next.signer, next.id);
    order.push(next.meaning);
  }
}

/** One step of the road: everything prepared, asked for, and signed by everybody. Gives the request. */
export async function passes(one: Case, to: Stage): Promise<string> {
  await prepares(one, to);
  if (one.tier === "low") await openLightPath.handle({ versionId: one.versionId }, aTurn());
  const transitionId = await asks(one, to);
  await signsAll(one, transitionId);
  return transitionId;
}

const ROAD: readonly Stage[] = ["in_development", "in_validation", "approved", "in_production"];

/** A model whose version stands at this stage, having walked there. */
export async function aModelIn(
  stage: Stage,
  { tier = "high", world, given }: { tier?: RatedTier; world?: World; given?: Given } = {},
): Promise<Case> {
  const one = await aCase(tier, world, given);
  for (const to of ROAD.slice(0, ROAD.indexOf(stage) + 1)) await passes(one, to);
  return one;
}
