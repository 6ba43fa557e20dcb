import { mayAttach } from "#lib/checklist/answering.rules";
import { closedReasons, placeOf, withoutAttachment } from "#lib/checklist/change.rules";
import { fallenRequests } from "#lib/checklist/dossier-line.rules";
import { attachmentIn, isInClosedDossier } from "#lib/checklist/evidence.store";
import { RemoveAttachmentInput } from "#lib/checklist/input.schema";
import { asIds, evidenceOf } from "#lib/checklist/present";
import { EvidenceRecord } from "#lib/checklist/schema";
import { controlOf, holdChecklist, personIn, refuse } from "#lib/checklist/store";
import { reason } from "#lib/core/errors";
import { command } from "#lib/core/operation";
import { saveVoidings } from "#lib/models/void-requests";
import { controlLibrary } from "#lib/policy/load";

export const removeAttachment = command({
  id: "removeAttachment",
  summary: "Take evidence away from a control; its record and its bytes stay",
  http: "DELETE /evidence/{evidenceId}",
  permission: "control:answer",
  scope: ({ evidenceId }) => ({ attachment: evidenceId }),
  event: "evidence.removed",
  input: RemoveAttachmentInput,
  output: EvidenceRecord,

  load: async (db, { evidenceId }, ctx) => {
    const held = await holdChecklist(db, ctx);
    const attachment = attachmentIn(held.state, evidenceId);
    return { ...held, attachment, isClosed: await isInClosedDossier(db, held.state.versionId, attachment) };
  },
  decide: ({ state, requests, attachment, isClosed }, _input, ctx) => {
    const control = controlOf(attachment.controlId);
    const person = personIn(ctx, state);
    refuse("forbidden", mayAttach(person, control, placeOf(state, control)));
    const values = { title: attachment.title, control: control.id };
    refuse("refused", [...closedReasons(state, control), ...(isClosed ? [reason("evidence.signed", values)] : [])]);
    const after = withoutAttachment(state, attachment.id);
    return {
      id: attachment.id,
      versionId: state.versionId,
      controlId: control.id,
      voided: fallenRequests(controlLibrary(), { before: state, after }, requests, person.personId),
    };
  },
  save: async (db, { id, versionId, controlId, voided }, { attachment }, { now }) => {
    await db.attachment.update({ where: { id }, data: { removedAt: now } });
    const fallen = await saveVoidings(db, voided, now);
    return { ...evidenceOf(attachment, asIds), versionId, controlId, voided: fallen };
  },
});
