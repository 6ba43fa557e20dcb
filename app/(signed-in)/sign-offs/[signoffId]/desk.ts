// What the desk shows beside the dossier: words of the policy, the facts of the signing dialog.
import { firstDueGate } from "#lib/checklist/due.rules";
import { canBeShown } from "#lib/checklist/file.rules";
import type { OutputOf } from "#lib/core/operation";
import type { operations } from "#lib/operations";
import { controlLibrary, lightPath, tieringPolicy } from "#lib/policy/load";
import { anchorOf, anchorsOf, isOnEvidence } from "#lib/signoff/anchor.rules";
import type { Dossier } from "#lib/signoff/dossier.schema";
import { openItems, readingOf } from "#lib/signoff/reading.rules";
import type { DeskFacts } from "../../../../components/signoff/desk-facts.ts";

export type Desk = OutputOf<typeof operations.getSignoff>;
type Item = OutputOf<typeof operations.getChecklist>["items"][number];

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

/** Where a comment stands at the change itself. What was taken away cannot be talked about there, and evidence has its own places. */
export const changedAnchors = (dossier: Dossier, difference: Desk["difference"]): string[] => {
  const anchors = new Set(anchorsOf(dossier));
  const changed = new Set(difference.map(({ path }) => anchorOf(path)));
  return [...changed].filter((anchor) => anchors.has(anchor) && !isOnEvidence(anchor));
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

/** Who is asked once this one is signed, and how many are left then. */
const afterSigning = ({ id, signoff, request: { signoffs } }: Desk) => {
  const left = signoffs.filter((row) => row.id !== id && (row.state === "open" || row.state === "waiting"));
  const waitsFor = new Set(left.map(({ meaning }) => meaning));
  const next = left.find(
    ({ state, after }) => state === "open" || after.every((one) => one === signoff.meaning || !waitsFor.has(one)),
  );
  return { who: next?.who || "none", remaining: left.length };
};

/** `stage` is where the version goes, in words. */
export const deskFacts = (
  desk: Desk,
  dossier: Dossier,
  { personName, stage, comments }: { personName: string; stage: string; comments: number },
): DeskFacts => {
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
    comments,
    afterwards: { ...afterSigning(desk), stage },
    secretNeeded: desk.secretNeeded,
    emailNeeded: desk.emailNeeded,
    statement: desk.statement,
    answersDue: desk.answersDue.map((id) => ({ id, title: titleOf(id) })),
    card: desk.answersDue.length > 0 ? cardOf(desk) : [],
  };
};
