// A request as it would stand: what speaks against it, and what it freezes and opens when nothing does.
import { type Reason, Refusal, reason } from "#lib/core/errors";
import { reasonNeeded } from "#lib/lifecycle/gate.rules";
import { type Looked, linesAt } from "#lib/lifecycle/gate-state";
import { opensByItself } from "#lib/lifecycle/light-path.rules";
import { placed } from "#lib/lifecycle/places.rules";
import { mayRequest } from "#lib/lifecycle/rules";
import { nextStates } from "#lib/lifecycle/signoffs.rules";
import type { LifecyclePolicy, Transition } from "#lib/policy/lifecycle.schema";
import { type Gated, gated } from "#lib/signoff/desk";
import type { DeploymentPlan } from "#lib/signoff/schema";
import type { SignoffRecord } from "#lib/signoff/store";

/** Who asks: the roles are those held in the model's unit today. `byItself`: the light path asks in the name of an author. */
export type Asking = { id: string; roles: readonly string[]; byItself: boolean; note: string | undefined };

const placedAll = ({ record }: Looked, reasons: readonly Reason[]) => reasons.map((why) => placed(why, record));

/** Whoever may sign at G2 of this version may send it back. */
export const maySignAtG2 = ({ record, people }: Looked, personId: string) =>
  linesAt(record, "G2", people, "").some(({ eligible }) => eligible.some(({ id }) => id === personId));

const lastRequestAt = ({ record }: Looked, { gate }: Transition) =>
  record.requests.filter((request) => request.gate === gate).at(-1)?.state ?? null;

/** What the light path asks for by itself as the version stands; null when a person asks. */
const byItself = (policy: LifecyclePolicy, looked: Looked, transition: Transition) => {
  const { record, unmet } = looked;
  return opensByItself(policy, { ...record, light: record.lightPath, lastRequest: lastRequestAt(looked, transition), unmet });
};

/** Whether the move looked at is one the light path asks for by itself. */
export const opensNext = (policy: LifecyclePolicy, looked: Looked): boolean =>
  looked.transition !== undefined && byItself(policy, looked, looked.transition)?.to === looked.transition.to;

/** What would open by itself is not an attempt of anybody: where it cannot, nobody is told and nothing is recorded. */
const assertOpensByItself = (policy: LifecyclePolicy, looked: Looked, transition: Transition, asking: Asking): void => {
  const { unmet } = looked;
  const opens = byItself(policy, looked, transition);
  if (opens?.to !== transition.to || opens.requesterId !== asking.id)
    throw new Refusal("conflict", [...unmet, reason("lifecycle.not_by_itself")]);
};

const assertAsked = (_policy: LifecyclePolicy, looked: Looked, transition: Transition, asking: Asking): void => {
  const { record } = looked;
  const own = { ownerId: record.ownerId, authorIds: record.authorIds, maySignAtG2: maySignAtG2(looked, asking.id) };
  const verdict = mayRequest(transition, asking, own);
  if (!verdict.allowed) throw new Refusal("refused", verdict.reason);
  const lacking = reasonNeeded(transition, asking.note);
  if (lacking) throw new Refusal("invalid", lacking);
  if (looked.unmet.length > 0) throw new Refusal("refused", placedAll(looked, looked.unmet));
};

/** The transition that is asked for. Throws Refusal: `refused` with every reason where rule or gate forbid it. */
export const assertRequestable = (policy: LifecyclePolicy, looked: Looked, asking: Asking): Transition => {
  const { transition, unmet } = looked;
  if (!transition) throw new Refusal(asking.byItself ? "conflict" : "refused", placedAll(looked, unmet));
  if (asking.byItself) assertOpensByItself(policy, looked, transition, asking);
  else assertAsked(policy, looked, transition, asking);
  return transition;
};

/** Ids drawn for a request before it is decided; more sign-off ids than any gate needs. */
export type Ids = { id: string; signoffIds: readonly string[]; at: string };
type Asked = { requestedBy: string; note: string | null; deployment: DeploymentPlan | null };

const signoffsOf = ({ lines }: Looked, { signoffIds, at }: Ids): SignoffRecord[] =>
  nextStates(
    lines.map(
      ({ roles, meaning, of, after }, index): SignoffRecord => ({
        id: signoffIds[index] ?? "",
        roles,
        meaning,
        of: of ?? null,
        after,
        state: "waiting",
        openedAt: null,
        decidedBy: null,
        decidedAt: null,
      }),
    ),
  ).map((signoff) => ({ ...signoff, openedAt: signoff.state === "open" ? at : null }));

/** The request with its dossier frozen and its sign-offs open or waiting. Only for a gate that nothing keeps closed. */
export const newRequest = (looked: Looked, { id: transition, to, gate }: Transition, ids: Ids, asked: Asked): Gated =>
  gated({
    id: ids.id,
    versionId: looked.record.versionId,
    modelId: looked.record.modelId,
    ref: looked.record.ref,
    name: looked.record.name,
    ownerId: looked.record.ownerId,
    label: looked.record.label,
    stage: looked.record.stage,
    transition,
    from: looked.record.stage,
    to,
    gate,
    tier: looked.tier,
    state: "open",
    note: asked.note,
    dossier: looked.dossier,
    dossierHash: looked.dossierHash,
    deployment: gate === "G3" ? asked.deployment : null,
    requestedBy: asked.requestedBy,
    requestedAt: ids.at,
    closedBy: null,
    closedAt: null,
    reason: null,
    signoffs: signoffsOf(looked, ids),
    signatures: [],
  });
