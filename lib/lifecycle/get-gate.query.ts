import { rolesIn } from "#lib/access/actor";
import { isSitting } from "#lib/access/reauthenticate";
import { cardsAnswering } from "#lib/checklist/cards.rules";
import { type Reason, Refusal, reason } from "#lib/core/errors";
import { query } from "#lib/core/operation";
import { worded } from "#lib/core/wording";
import type { ReadDb } from "#lib/db/types";
import { type GateReason, GetGateInput, GetGateOutput } from "#lib/lifecycle/gate.schema";
import { type Looked, lookAtGate } from "#lib/lifecycle/gate-state";
import { namesOf } from "#lib/lifecycle/people-here";
import { addressOf, placed } from "#lib/lifecycle/places.rules";
import { type Asker, mayRequest, type Verdict } from "#lib/lifecycle/rules";
import { MEANING_KIND, type Stage, stageSchema } from "#lib/lifecycle/schema";
import type { Transition } from "#lib/policy/lifecycle.schema";
import { lifecyclePolicy } from "#lib/policy/load-lifecycle";
import { statementNeeded } from "#lib/signoff/decision.rules";
import { maySignAtG2, opensNext } from "#lib/signoff/new-request";
import { ownSentence } from "#lib/signoff/sentence.rules";

const inReach = (stage: Stage): Transition[] =>
  lifecyclePolicy().transitions.filter(({ later, from }) => !later && from.includes(stage));

/** The stage that comes next on the way, through a gate. */
const nextStage = (stage: Stage): Stage | null => inReach(stage).find(({ gate }) => gate !== null)?.to ?? null;

const mayAsk = (looked: Looked, transition: Transition, asker: Asker): Verdict =>
  mayRequest(transition, asker, { ...looked.record, maySignAtG2: maySignAtG2(looked, asker.id) });

const shown =
  ({ record }: Looked) =>
  (why: Reason): GateReason => {
    return worded(placed(why, record));
  };

/** The cards with the place where they are filled. */
const cardsOf = ({ cards, unmet, record }: Looked) =>
  cardsAnswering(cards, unmet).map((card) => ({ ...card, href: addressOf(`checklist#card-${card.id}`, record) ?? "" }));

/** How long after the last change of a model its request may take to open by itself; after that a person may ask. */
const OPENS_WITHIN_MS = 120_000;

/** The light path asks when something of the model has changed. What nothing changed since waits for a person after all. */
async function opensSoon(db: ReadDb, looked: Looked, now: Date): Promise<boolean> {
  if (!opensNext(lifecyclePolicy(), looked)) return false;
  const last = await db.ledgerEvent.findFirst({
    where: { modelId: looked.record.modelId },
    orderBy: { at: "desc" },
    select: { at: true },
  });
  return last !== null && now.getTime() - last.at.getTime() < OPENS_WITHIN_MS;
}

/** The line the asker can sign with the request: an own meaning that waits for nobody. */
const ownLine = ({ lines }: Looked, askerId: string) =>
  lines.find(
    ({ meaning, after, eligible }) =>
      MEANING_KIND[meaning] !== "independent" && after.length === 0 && eligible.some(({ id }) => id === askerId),
  );

async function ownOf(db: ReadDb, looked: Looked, actor: { id: string; keyId: string | null; sessionId: string | null }) {
  const policy = lifecyclePolicy();
  const line = ownLine(looked, actor.id);
  const person = looked.people.find(({ id }) => id === actor.id);
  if (!line || !person) return null;
  const { secret } = policy.meanings[line.meaning];
  const { version, text } = policy.accountability_statement;
  return {
    meaning: line.meaning,
    sentence: ownSentence(policy, line.meaning, { v: looked.record.label, ref: looked.record.ref }),
    secretNeeded: secret,
    emailNeeded: secret && actor.keyId === null && !(await isSitting(db, actor.sessionId)),
    statement: statementNeeded(policy, line, person.statementAccepted) === null ? null : { version, text },
  };
}

async function stageOf(db: ReadDb, versionId: string): Promise<Stage> {
  const version = await db.modelVersion.findUnique({ where: { id: versionId }, select: { stage: true } });
  if (!version) throw new Refusal("notFound", reason("not_found"));
  return stageSchema.parse(version.stage);
}

const digestOf = ({ record }: Looked): string | null => {
  const { identity } = record.content;
  return identity?.type === "artefact" ? identity.digest : null;
};

const signoffsOf = ({ lines }: Looked) =>
  lines.map(({ roles, meaning, of, after, eligible }) => ({
    roles,
    meaning,
    of: of ?? null,
    after,
    label: lifecyclePolicy().meanings[meaning].label,
    couldSign: eligible.length,
    who: namesOf(eligible),
  }));

/** Whether the caller may ask, and why not. */
const askedBy = (looked: Looked, asker: Asker) => {
  const verdict = looked.transition && mayAsk(looked, looked.transition, asker);
  return {
    mayRequest: verdict?.allowed ?? false,
    mayNotRequest: verdict && !verdict.allowed ? worded(verdict.reason) : null,
  };
};

const stateOf = (looked: Looked) => ({
  modelId: looked.record.modelId,
  stage: looked.record.stage,
  transition: looked.transition?.id ?? null,
  gate: looked.transition?.gate ?? null,
  tier: looked.tier,
  signoffs: signoffsOf(looked),
  dossierHash: looked.dossierHash,
  openRequestId: looked.record.requests.find(({ state }) => state === "open")?.id ?? null,
  deploymentNeeded: looked.transition?.gate === "G3",
  artifactDigest: digestOf(looked),
});

export const getGate = query({
  id: "getGate",
  summary: "What the next gate asks of a version, what still keeps it closed, and who could sign",
  http: "GET /versions/{versionId}/gate",
  permission: "model:read",
  scope: ({ versionId }) => ({ version: versionId }),
  input: GetGateInput,
  output: GetGateOutput,

  read: async (db, { versionId, to: wanted }, { actor, now }) => {
    const stage = await stageOf(db, versionId);
    const to = wanted ?? nextStage(stage);
    const looked = await lookAtGate(db, { versionId, to: to ?? stage, askerId: actor.id, deployment: null });
    const asker = { id: actor.id, roles: rolesIn(actor, looked.record.unitId) };
    const asked = askedBy(looked, asker);
    const reasons = to === null ? [] : looked.unmet.map(shown(looked));
    return {
      ...stateOf(looked),
      versionId,
      to,
      open: to !== null && reasons.length === 0,
      unmet: reasons,
      cards: cardsOf(looked),
      opensByItself: await opensSoon(db, looked, now),
      ...asked,
      own: asked.mayRequest ? await ownOf(db, looked, actor) : null,
      atOnce: inReach(stage)
        .filter((one) => one.gate === null && mayAsk(looked, one, asker).allowed)
        .map(({ id, to: at }) => ({ to: at, transition: id })),
    };
  },
});
