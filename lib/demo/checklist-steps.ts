// Steps on the checklist of a version: answered, backed by files, accepted, carried over.

import { answerCard } from "#lib/checklist/answer-card.command";
import { answerControl } from "#lib/checklist/answer-control.command";
import { attachEvidence } from "#lib/checklist/attach-evidence.command";
import { confirmCarried } from "#lib/checklist/confirm-carried.command";
import { type Due, dueAt, dueGates } from "#lib/checklist/due.rules";
import { reviewEvidence } from "#lib/checklist/review-evidence.command";
import { fileOf } from "#lib/demo/evidence-files";
import type { StepOf, Story } from "#lib/demo/portfolio.schema";
import { factsOf } from "#lib/demo/record-steps";
import { refusedBy, type Scene, type Told } from "#lib/demo/scene";
import type { SigningRole } from "#lib/lifecycle/schema";
import { applicability } from "#lib/models/facts.schema";
import { controlLibrary } from "#lib/policy/load";

/** Who answers for a role on this model: its own people, and one of each other role. */
const answererOf = ({ author, owner }: Story, role: SigningRole) =>
  ({
    data_scientist: author,
    model_owner: owner,
    validator: "validator",
    risk_officer: "risk-officer",
    compliance_officer: "compliance-officer",
  })[role];

/** What the demonstration says to a control, for this model, its kind, or all of them. */
function saidOf({ answers }: Scene, { says, kind }: Story, controlId: string): string {
  const common = answers.says[controlId];
  const said = says[controlId] ?? (typeof common === "string" ? common : (common?.[kind] ?? common?.else));
  if (!said) throw new Error(`demo/answers.yaml says nothing to ${controlId}`);
  return said;
}

const titleOf = (controlId: string) => controlLibrary().controls.find(({ id }) => id === controlId)?.title ?? controlId;

/** Puts a file to a control: the one that serves the version already, or one made now. */
async function file(scene: Scene, told: Told, controlId: string, name: string, by: string) {
  const { story, versionId, version, filed, waiting } = told;
  const made = scene.answers.files[name];
  if (!made) throw new Error(`demo/answers.yaml has no file ${name}`);
  const held = filed.get(name);
  const parts = made.controls.map((id) => ({ heading: titleOf(id), text: saidOf(scene, story, id) }));
  const about = { model: story.name, version: version.label, on: scene.today(), parts };
  const given = held ? { evidenceId: held } : { file: await scene.keep(by, await fileOf(name, made, about)) };
  const expires = made.expires_d && { expiresOn: scene.date(made.expires_d) };
  const { id, evidenceId } = await scene.does(by, attachEvidence, {
    versionId,
    controlId,
    title: made.title,
    ...expires,
    ...given,
  });
  filed.set(name, evidenceId);
  waiting.set(id, controlId);
}

const fileFor = ({ answers }: Scene, controlId: string): string => {
  const found = Object.entries(answers.files).find(([, { controls }]) => controls.includes(controlId));
  if (!found) throw new Error(`demo/answers.yaml has no file for ${controlId}`);
  return found[0];
};

const tierOf = ({ story }: Told) =>
  story.steps.flatMap((step) => (step.do === "confirm" && step.override?.tier) || [])[0] ?? story.expected.tier;

/** Countersign compares the digests itself where there are two to compare. */
const isComputed = ({ version }: Told, controlId: string) => controlId === "CC-CHG-03" && version.identity?.type === "artefact";

/** What people answer at this gate and have not answered yet. Countersign's own answers have no words here. */
const openAt = ({ answers }: Scene, told: Told, { gate, only, except }: StepOf<"answer">): Due[] => {
  const { kind, domain } = told.story;
  return dueAt(controlLibrary(), gate, applicability(kind, domain, factsOf(told.story), tierOf(told))).filter(
    ({ control: { id } }) =>
      Object.hasOwn(answers.says, id) &&
      !isComputed(told, id) &&
      !told.answered.has(id) &&
      !except.includes(id) &&
      (only?.includes(id) ?? true),
  );
};

/** Everybody answers what is theirs of a gate, and puts a file to it where one is required. */
export async function answer(scene: Scene, told: Told, step: StepOf<"answer">) {
  const { story, versionId } = told;
  for (const { control, intensity } of openAt(scene, told, step)) {
    const by = answererOf(story, control.default_owner);
    await scene.does(by, answerControl, {
      versionId,
      controlId: control.id,
      status: "effective",
      note: saidOf(scene, story, control.id),
    });
    told.answered.add(control.id);
    if (intensity === "required" && !step.unfiled.includes(control.id))
      await file(scene, told, control.id, fileFor(scene, control.id), by);
  }
}

/** A note for whoever answers the control. */
export const prepare = (scene: Scene, { story, versionId }: Told, { by, control }: StepOf<"prepare">) =>
  scene.does(by, answerControl, { versionId, controlId: control, note: saidOf(scene, story, control) });

export const card = (scene: Scene, { versionId }: Told, { by, card: cardId, said }: StepOf<"card">) =>
  scene.does(by, answerCard, { versionId, cardId, said });

export const attach = (scene: Scene, told: Told, { by, control, file: name }: StepOf<"attach">) =>
  file(scene, told, control, name, by);

export const link = (scene: Scene, { versionId }: Told, { by, control, title, url }: StepOf<"link">) =>
  scene.does(by, attachEvidence, { versionId, controlId: control, url, title });

/** One person accepts what waits to be looked at and is asked for again at this gate. */
export async function accept(scene: Scene, told: Told, { by, gate, only, except, refused }: StepOf<"accept">) {
  const isAsked = (controlId: string) =>
    controlLibrary().controls.some((control) => control.id === controlId && dueGates(control).includes(gate));
  const waiting = [...told.waiting].filter(([, id]) => isAsked(id) && !except.includes(id) && (only?.includes(id) ?? true));
  for (const [evidenceId] of waiting) {
    const isRefused = await refusedBy(refused, scene.does(by, reviewEvidence, { evidenceId, accepted: true }));
    if (!isRefused) told.waiting.delete(evidenceId);
  }
}

/** What nothing changed about is confirmed; the rest of what was carried over is answered anew. */
export async function carry(scene: Scene, { versionId, answered }: Told, { by, gate }: StepOf<"carry">) {
  for (const one of by)
    for (const controlId of (await scene.does(one, confirmCarried, { versionId, gate })).confirmed) answered.add(controlId);
}
