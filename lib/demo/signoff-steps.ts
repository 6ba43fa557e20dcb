// Steps that ask for a stage and sign for it.
import type { StepOf, Story } from "#lib/demo/portfolio.schema";
import { artefactOf } from "#lib/demo/record-steps";
import { type Asked, refusedBy, type Scene, type Told } from "#lib/demo/scene";
import { DEMO_PASSWORD } from "#lib/people/password.rules";
import { lifecyclePolicy } from "#lib/policy/load-lifecycle";
import { addComment } from "#lib/signoff/add-comment.command";
import { decideSignoff } from "#lib/signoff/decide-signoff.command";
import { getSignoff } from "#lib/signoff/get-signoff.query";
import { listTransitions } from "#lib/signoff/list-transitions.query";
import { requestTransition } from "#lib/signoff/request-transition.command";

const proofOf = (scene: Scene, by: string) => ({
  email: scene.person(by).email,
  secret: DEMO_PASSWORD,
  statementAccepted: lifecyclePolicy().accountability_statement.version,
  zone: scene.portfolio.zone,
});

type Line = { id: string; roles: string[]; meaning: string; state: string };
const askedOf = (id: string, dossierHash: string, signoffs: readonly Line[]): Asked => ({
  id,
  dossierHash,
  signoffs: signoffs.map(({ state, ...line }) => ({ ...line, signed: state === "signed" })),
});

/** At these the asker has a line of their own that is open at once; at an approval the owner comes last. */
const SIGNED_WITH_REQUEST = ["in_development", "in_validation", "in_production"];

type Plan = NonNullable<StepOf<"request">["deployment"]>;
const planOf = (scene: Scene, told: Told, { digest, ...plan }: Plan) => {
  const artifactDigest = digest && artefactOf(scene, told);
  return { ...plan, ...(artifactDigest && { artifactDigest }) };
};

export async function request(scene: Scene, told: Told, step: StepOf<"request">) {
  const { by, to, note, deployment } = step;
  const asking = scene.does(by, requestTransition, {
    versionId: told.versionId,
    to,
    ...(note && { note }),
    ...(deployment && { deployment: planOf(scene, told, deployment) }),
    ...(!note && SIGNED_WITH_REQUEST.includes(to) && { sign: proofOf(scene, by) }),
  });
  if (await refusedBy(step.refused, asking)) return;
  const { id, state, dossierHash, signoffs } = await asking;
  told.asked = state === "open" && dossierHash ? askedOf(id, dossierHash, signoffs) : null;
  for (const signer of step.signs) await sign(scene, told, { d: step.d, do: "sign", by: signer, conditions: [] });
}

/** What is open now: known from the request, or looked up when it opened by itself. */
async function openRequest(scene: Scene, told: Told, by: string): Promise<Asked> {
  if (told.asked) return told.asked;
  const { items } = await scene.does(by, listTransitions, { modelId: told.modelId, versionId: told.versionId });
  const open = items.find(({ state }) => state === "open");
  if (!open?.dossierHash) throw new Error("has nothing open to sign");
  return askedOf(open.id, open.dossierHash, open.signoffs);
}

export async function comment(scene: Scene, told: Told, { by, at, text }: StepOf<"comment">) {
  const { id, dossierHash } = await openRequest(scene, told, by);
  await scene.does(by, addComment, { transitionId: id, path: at, text, dossierHash });
}

const lineFor = (scene: Scene, asked: Asked, { by, as }: StepOf<"sign">) => {
  const role = scene.portfolio.people[by]?.role ?? "";
  const line = asked.signoffs.find(({ roles, meaning, signed }) => !signed && roles.includes(role) && (!as || meaning === as));
  if (!line) throw new Error(`has no sign-off for ${by}`);
  return line;
};

/** Only on the light path are controls answered inside a signature. */
export const isLight = ({ expected }: Story) => expected.tier === "low";

const decisionOf = ({ returns, conditions }: StepOf<"sign">) =>
  returns
    ? { decision: "return" as const, reason: returns }
    : { decision: conditions.length > 0 ? ("sign_with_conditions" as const) : ("sign" as const) };

export async function sign(scene: Scene, told: Told, step: StepOf<"sign">) {
  const { by, conditions } = step;
  const asked = await openRequest(scene, told, by);
  const line = lineFor(scene, asked, step);
  const answersDue = isLight(told.story) ? (await scene.does(by, getSignoff, { signoffId: line.id })).answersDue : [];
  const signing = scene.does(by, decideSignoff, {
    signoffId: line.id,
    ...decisionOf(step),
    conditions: conditions.map(({ text, owner, due_d }) => ({ text, ownerId: scene.person(owner).id, dueOn: scene.date(due_d) })),
    answers: answersDue.map((controlId) => ({ controlId, note: scene.answers.light[controlId] ?? "" })),
    dossierHash: asked.dossierHash,
    ...proofOf(scene, by),
  });
  if (await refusedBy(step.refused, signing)) return;
  const { request: after } = await signing;
  line.signed = true;
  told.asked = after.state === "open" ? asked : null;
}
