import { randomUUID } from "node:crypto";
import { mayAttach } from "#lib/checklist/answering.rules";
import { attached, newEvidence, wordsOf } from "#lib/checklist/attaching.rules";
import { closedReasons, placeOf, withAttachments } from "#lib/checklist/change.rules";
import { fallenRequests } from "#lib/checklist/dossier-line.rules";
import { evidenceHere, readAttachment, uploadOf } from "#lib/checklist/evidence.store";
import { AttachEvidenceInput } from "#lib/checklist/input.schema";
import { keptAttachments } from "#lib/checklist/lines.rules";
import { asIds, evidenceOf } from "#lib/checklist/present";
import { EvidenceRecord } from "#lib/checklist/schema";
import { controlOf, holdChecklist, personIn, refuse } from "#lib/checklist/store";
import { dayIn } from "#lib/core/calendar.rules";
import { command } from "#lib/core/operation";
import { saveVoidings } from "#lib/models/void-requests";
import { controlLibrary } from "#lib/policy/load";

export const attachEvidence = command({
  id: "attachEvidence",
  summary: "Attach a file, a link, or evidence that is here already, to a control of a version",
  http: "POST /versions/{versionId}/checklist/{controlId}/evidence",
  status: 201,
  permission: "control:answer",
  scope: ({ versionId }) => ({ version: versionId }),
  event: "evidence.attached",
  input: AttachEvidenceInput,
  output: EvidenceRecord,

  // How it is called and where it lies stays beside the change: the ledger holds commitments of these.
  load: async (db, input, ctx) => {
    const { versionId, controlId, file, evidenceId } = input;
    const held = await holdChecklist(db, ctx);
    const here = await evidenceHere(db, evidenceId, { modelId: held.state.modelId, versionId, controlId });
    return {
      ids: { id: randomUUID(), evidenceId: randomUUID() },
      control: controlOf(controlId),
      ...held,
      upload: await uploadOf(db, file?.sha256, ctx.actor.id),
      here,
      words: wordsOf(input, here),
    };
  },
  decide: ({ ids, control, state, requests, upload, here }, input, ctx) => {
    const person = personIn(ctx, state);
    refuse("forbidden", mayAttach(person, control, placeOf(state, control)));
    refuse("refused", closedReasons(state, control));
    const by = { personId: person.personId, at: ctx.now.toISOString(), today: dayIn(ctx.now, ctx.zone) };
    const { evidence, faults } = newEvidence(input, { id: ids.evidenceId, upload, here }, by);
    refuse("invalid", faults);
    const earlier = keptAttachments(state, control.id);
    const { attachment, again, taken } = attached(input, { id: ids.id, evidence, here, earlier }, by);
    refuse("refused", taken);
    const after = withAttachments(state, [attachment]);
    const { name: _, url: __, fixedRevision: ___, ...record } = evidence;
    const { id, controlId, evidenceId, expiresOn, attachedBy } = attachment;
    return {
      versionId: state.versionId,
      evidence: here ? null : record,
      attachment: { id, controlId, evidenceId, expiresOn, attachedBy },
      again,
      voided: fallenRequests(controlLibrary(), { before: state, after }, requests, person.personId),
      lightPath: state.lightPath,
    };
  },
  save: async (db, { versionId, evidence, attachment, again, voided }, { words }, { now }) => {
    const { title, ...said } = words;
    if (evidence) await db.evidence.create({ data: { ...evidence, ...said } });
    const { id, controlId, evidenceId, expiresOn, attachedBy } = attachment;
    const use = {
      title,
      state: "pending",
      attachedBy,
      attachedAt: now,
      expiresOn: expiresOn && new Date(`${expiresOn}T00:00:00Z`),
    };
    if (again) {
      const cleared = { reviewedBy: null, reviewedAt: null, reviewNote: null, removedAt: null, carriedFromId: null };
      await db.attachment.update({ where: { id }, data: { ...use, ...cleared } });
    } else await db.attachment.create({ data: { id, evidenceId, versionId, controlId, ...use } });
    const fallen = await saveVoidings(db, voided, now);
    return { ...evidenceOf(await readAttachment(db, versionId, id), asIds), versionId, controlId, voided: fallen };
  },
  jobs: (saved, { lightPath }) => (lightPath ? [{ job: "openLightPath", payload: { versionId: saved.versionId } }] : []),
});
