/** What a dossier says of each control due at its gate, and which controls an edit changes in it. */
import { whyNotCounted } from "#lib/checklist/evidence.rules";
import { keptAnswer, keptAttachments, type Line, linesAt } from "#lib/checklist/lines.rules";
import type { ChecklistState, KeptAttachment } from "#lib/checklist/state.schema";
import type { Gate, Tier } from "#lib/lifecycle/schema";
import { type OpenRequest, same, type Voiding, voidings } from "#lib/models/material.rules";
import type { ControlLibrary } from "#lib/policy/controls.schema";
import type { Dossier } from "#lib/signoff/dossier.schema";

type DossierLine = Dossier["checklist"][number];
type Evidence = DossierLine["evidence"][number];

const isAsked = (intensity: string): intensity is DossierLine["intensity"] => intensity !== "not_required";

/** Evidence as it is signed: by what it is, and at high tier with its acceptance. What counts for nothing is not signed. */
const evidenceOf = (attachments: readonly KeptAttachment[], line: Line, tier: Tier | null): Evidence[] =>
  attachments.flatMap(({ sha256, url, fixedRevision, state }, index): Evidence[] => {
    const attachment = line.item.attachments[index];
    if (!attachment || whyNotCounted(attachment, tier) !== null) return [];
    const accepted = tier === "high" ? { accepted: state === "accepted" } : {};
    if (sha256) return [{ sha256, ...accepted }];
    return url ? [{ url, revision: fixedRevision, ...accepted }] : [];
  });

/** The sentence that is signed: why it does not apply, and the answer itself where no evidence stands behind it. */
const reasonOf = ({ item: { answer } }: Line, evidence: readonly Evidence[]): string | null => {
  if (!answer?.note || answer.carriedFrom !== null) return null;
  return answer.status === "not_applicable" || evidence.length === 0 ? answer.note : null;
};

const lineOf = (library: ControlLibrary, state: ChecklistState, line: Line): DossierLine[] => {
  const { control, intensity, answer } = line.item;
  if (!isAsked(intensity)) return [];
  const evidence = evidenceOf(keptAttachments(state, control.id), line, state.tier);
  return [
    {
      id: control.id,
      textVersion: keptAnswer(state, control.id)?.asked.library ?? library.id,
      intensity,
      status: line.computed ? line.computed.status : (answer?.status ?? null),
      reason: line.computed ? null : reasonOf(line, evidence),
      evidence,
    },
  ];
};

/**
 * The controls due at this gate as its dossier holds them. CC-APR-01 is left out, because signing would move the hash, and so is
 * what is answered inside a signature: it lives in that signature's manifest.
 */
export const dossierLines = (library: ControlLibrary, state: ChecklistState, gate: Gate): DossierLine[] =>
  linesAt(library, state, gate)
    .filter(({ item: { control } }) => control.id !== "CC-APR-01" && !(state.lightPath && control.comes_with))
    .flatMap((line) => lineOf(library, state, line));

/** Ids of the controls whose line at this gate differs. */
const changedLines = (library: ControlLibrary, before: ChecklistState, after: ChecklistState, gate: Gate): string[] => {
  const then = new Map(dossierLines(library, before, gate).map((line) => [line.id, line]));
  return dossierLines(library, after, gate)
    .filter((line) => !same(then.get(line.id), line))
    .map(({ id }) => id);
};

/** The request this edit makes void: one that froze another answer or other evidence at its gate. */
export const fallenRequests = (
  library: ControlLibrary,
  { before, after }: { before: ChecklistState; after: ChecklistState },
  requests: readonly OpenRequest[],
  byId: string,
): Voiding[] => {
  if (before.openGate === null) return [];
  const paths = changedLines(library, before, after, before.openGate).map((id) => ({ path: `checklist/${id}` }));
  return voidings(requests, paths, byId);
};
