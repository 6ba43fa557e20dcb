import { mayReviewEvidence } from "#lib/checklist/answering.rules";
import { closedReasons, withAttachments } from "#lib/checklist/change.rules";
import { fallenRequests } from "#lib/checklist/dossier-line.rules";
import { attachmentIn } from "#lib/checklist/evidence.store";
import { ReviewEvidenceInput } from "#lib/checklist/input.schema";
import { named, withPeople } from "#lib/checklist/others";
import { asIds, evidenceOf } from "#lib/checklist/present";
import { EvidenceRecord } from "#lib/checklist/schema";
import { controlOf, holdChecklist, personIn, refuse } from "#lib/checklist/store";
import type { Reason } from "#lib/core/errors";
import { command } from "#lib/core/operation";
import { saveVoidings } from "#lib/models/void-requests";
import { controlLibrary } from "#lib/policy/load";
import type { Person } from "#lib/risk/confirming.rules";

const once = (reasons: Reason[]) => [...new Map(reasons.map((each) => [each.code, each])).values()];

export const reviewEvidence = command({
  id: "reviewEvidence",
  summary: "Accept or reject evidence in its use for one control of one version",
  http: "POST /evidence/{evidenceId}/review",
  permission: "evidence:review",
  scope: ({ evidenceId }) => ({ attachment: evidenceId }),
  event: "evidence.reviewed",
  refused: "signoff.refused",
  input: ReviewEvidenceInput,
  output: EvidenceRecord,

  // What is said of it stays beside the change: the ledger holds a commitment of it.
  load: async (db, { evidenceId, note }, ctx) => {
    const held = await withPeople(db, await holdChecklist(db, ctx), ctx);
    return { ...held, attachment: attachmentIn(held.state, evidenceId), reviewNote: note === "" ? null : note };
  },
  decide: ({ state, requests, attachment, people }, { accepted }, ctx) => {
    const person = personIn(ctx, state);
    // Whoever brought the file in, and whoever put it to this control, each stand behind it.
    const mayNot = (other: Person) =>
      [attachment.uploaderId, attachment.attachedBy].flatMap((uploaderId) =>
        mayReviewEvidence(other, { uploaderId }, state.tier, state.ownPeople),
      );
    const own = named(once(mayNot(person)), people, mayNot);
    refuse("refused", [...closedReasons(state, controlOf(attachment.controlId)), ...own]);
    const review = {
      state: accepted ? ("accepted" as const) : ("rejected" as const),
      reviewedBy: person.personId,
      reviewedAt: ctx.now.toISOString(),
    };
    const after = withAttachments(state, [{ ...attachment, ...review }]);
    return {
      id: attachment.id,
      versionId: state.versionId,
      controlId: attachment.controlId,
      review,
      voided: fallenRequests(controlLibrary(), { before: state, after }, requests, person.personId),
    };
  },
  save: async (db, { id, versionId, controlId, review, voided }, { attachment, reviewNote }, { now }) => {
    await db.attachment.update({ where: { id }, data: { ...review, reviewNote, reviewedAt: now } });
    const fallen = await saveVoidings(db, voided, now);
    return { ...evidenceOf({ ...attachment, ...review, reviewNote }, asIds), versionId, controlId, voided: fallen };
  },
});
