import { canBeShown } from "#lib/checklist/file.rules";
import { DownloadEvidenceInput } from "#lib/checklist/input.schema";
import { readerIn } from "#lib/checklist/reader";
import { mayRead } from "#lib/checklist/reading.rules";
import { Download } from "#lib/checklist/schema";
import { confidentialitySchema } from "#lib/checklist/state.schema";
import { Refusal, reason } from "#lib/core/errors";
import { command } from "#lib/core/operation";

export const downloadEvidence = command({
  id: "downloadEvidence",
  summary: "Record that evidence is read; the bytes are at /evidence/{evidenceId}/file",
  http: "POST /evidence/{evidenceId}/downloads",
  permission: "evidence:read",
  scope: ({ evidenceId }) => ({ attachment: evidenceId }),
  event: "evidence.downloaded",
  reads: true,
  input: DownloadEvidenceInput,
  output: Download,

  // Evidence that was taken away stays readable: dossiers and history still speak of it.
  load: async (db, { evidenceId }) => db.attachment.findUniqueOrThrow({ where: { id: evidenceId }, include: { evidence: true } }),
  decide: ({ id, controlId, evidence }, { inline }, { actor, place }) => {
    if (!place) throw new Error("this operation is about an attachment");
    const confidentiality = confidentialitySchema.parse(evidence.confidentiality);
    if (!mayRead(readerIn(actor, place.unitId), { ...place, confidentiality }))
      throw new Refusal("forbidden", reason("evidence.withheld", { confidentiality }));
    const { sha256, type, size } = evidence;
    if (sha256 === null || type === null) throw new Refusal("refused", reason("evidence.is_link"));
    return { id, controlId, sha256, type, size: Number(size), inline: inline && canBeShown(type) };
  },
  save: async (_db, { controlId: _, ...download }, { evidence: { name } }) => ({ ...download, name }),
});
