// What the desk shows beside the dossier: words of the policy, the place in the queue, the facts of the signing dialog.
import { firstDueGate } from "#lib/checklist/due.rules";
import { canBeShown } from "#lib/checklist/file.rules";
import type { OutputOf } from "#lib/core/operation";
import type { operations } from "#lib/operations";
import { controlLibrary, lightPath, tieringPolicy } from "#lib/policy/load";
import type { Dossier } from "#lib/signoff/dossier.schema";
import { openItems, readingOf } from "#lib/signoff/reading.rules";
import type { DeskFacts } from "../../../../components/signoff/desk-facts.ts";

type Desk = OutputOf<typeof operations.getSignoff>;
type Item = OutputOf<typeof operations.getChecklist>["items"][number];
type Queue = OutputOf<typeof operations.listSignoffs>["items"];

const fileAt = ({ id, type }: Item["evidence"][number]) =>
  `/api/v1/evidence/${id}/file${canBeShown(type ?? "") ? "?inline=1" : ""}`;

const filesOf = (items: Item[]) =>
  items.flatMap(({ controlId, evidence }) =>
    evidence.flatMap((one) =>
      one.sha256 && !one.withheld ? [[`${controlId} ${one.sha256}`, { title: one.title, href: fileAt(one) }] as const] : [],
    ),
  );

/** How things are called, and what stands behind the hashes of the dossier in the checklist as it is now. */
export const lookupsOf = (names: Record<string, string>, items: Item[]) => ({
  names,
  answers: Object.fromEntries(items.map(({ controlId, note, computed }) => [controlId, { note, computed }])),
  files: Object.fromEntries(filesOf(items)),
  controls: Object.fromEntries(controlLibrary().controls.map(({ id, title }) => [id, title])),
  gates: Object.fromEntries(
    controlLibrary().controls.flatMap((control) => {
      const gate = firstDueGate(control);
      return gate ? [[control.id, gate]] : [];
    }),
  ),
  knockouts: Object.fromEntries(tieringPolicy().knockouts.map(({ id, when, reference }) => [id, `${when} (${reference})`])),
  questions: Object.fromEntries(tieringPolicy().questions.map(({ id, text }) => [id, text])),
});

/** Where a sign-off stands in the viewer's queue; `place` is 0 when it is not in it, and the next one is then the first. */
export const queueAround = (queue: Queue, signoffId: string) => {
  const here = queue.findIndex(({ id }) => id === signoffId);
  return {
    place: here + 1,
    count: queue.length,
    previous: queue[here - 1]?.id ?? null,
    next: queue[here + 1]?.id ?? null,
  };
};

const artifactText = ({ version: { artifact } }: Dossier): string => {
  switch (artifact?.type) {
    case "artefact":
      return artifact.digest ?? artifact.uri ?? "—";
    case "supplier_release":
      return `${artifact.product} ${artifact.release}`;
    case "hosted_model":
      return `${artifact.provider} ${artifact.name ?? "(not pinned)"}`;
    case "rules":
      return `${artifact.repository} ${artifact.commit}`;
    default:
      return "—";
  }
};

const titleOf = (controlId: string) => controlLibrary().controls.find(({ id }) => id === controlId)?.title ?? "";

/** The card of the light path that asks for what comes with this signature; without one each control is answered by itself. */
const cardOf = ({ signoff, answersDue }: Desk) =>
  (lightPath().cards.find(({ signature }) => signature === signoff.meaning)?.fields ?? [])
    .filter(({ controls }) => controls.some((id) => answersDue.includes(id)))
    .map(({ id, title, ask, input, controls }) => ({ id, title, ask, input, controls }));

export const deskFacts = (desk: Desk, dossier: Dossier, personName: string): DeskFacts => {
  const { signoff, request } = desk;
  const standing = request.signatures.filter(({ withdrawnAt, voidedAt }) => !withdrawnAt && !voidedAt);
  return {
    signoffId: desk.id,
    dossierHash: desk.dossierHash,
    state: signoff.state,
    meaning: signoff.meaning,
    role: desk.role,
    plain: { sentence: desk.sentence, validUntil: desk.validUntil },
    conditional: { sentence: desk.sentenceWithConditions, validUntil: desk.validUntilWithConditions },
    personName,
    name: request.name,
    version: request.version,
    artifact: artifactText(dossier),
    tier: dossier.transition.tier,
    openItems: openItems(readingOf(dossier)),
    conditions: standing.flatMap(({ conditions }) => conditions).length,
    secretNeeded: desk.secretNeeded,
    emailNeeded: desk.emailNeeded,
    statement: desk.statement,
    answersDue: desk.answersDue.map((id) => ({ id, title: titleOf(id) })),
    card: desk.answersDue.length > 0 ? cardOf(desk) : [],
  };
};
