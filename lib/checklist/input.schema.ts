/** What goes into checklist and evidence. Pure. */
import { z } from "zod";
import { answerStatusSchema } from "#lib/checklist/item.schema";
import { confidentialitySchema } from "#lib/checklist/state.schema";
import { PageInput } from "#lib/core/page";
import { gateSchema } from "#lib/lifecycle/schema";
import { id } from "#lib/models/text.schema";

const note = z.string().trim().max(10_000);
const words = z.string().trim().min(1).max(2000);
const versionId = id;
const controlId = id.describe("As CC-DOC-01");
const evidenceId = id.describe("Id of the attachment: the evidence in its use for one control of one version");

export const GetChecklistInput = z.strictObject({
  versionId,
  gate: gateSchema.optional().describe("Only what is due at this gate"),
  framework: z.string().max(80).optional().describe("Only what answers a requirement of this framework"),
});

export const AnswerControlInput = z.strictObject({
  versionId,
  controlId,
  status: answerStatusSchema.optional().describe("Left out: only a note for whoever answers the control"),
  note: note.default("").describe("How, or why it does not apply"),
  fromClaim: z.boolean().default(false).describe("What an imported file says is made one's own answer"),
});

export const ConfirmNotApplicableInput = z.strictObject({ versionId, controlId });
export const SetAsideClaimInput = z.strictObject({ versionId, controlId });
export const ConfirmCarriedInput = z.strictObject({
  versionId,
  gate: gateSchema,
  controlId: controlId.optional().describe("Only this control; all of the gate when left out"),
});

export const AnswerCardInput = z.strictObject({
  versionId,
  cardId: z.string().max(80),
  said: z
    .record(z.string().max(80), z.string().trim().max(5000))
    .default({})
    .describe("What is said, by field of the card; the intake card takes its answers from the record"),
});

const uploaded = z.strictObject({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  size: z.number(),
  type: z.string().max(200),
  name: z.string().max(300),
});

const isWeb = (address: string) => {
  const url = URL.canParse(address) ? new URL(address) : null;
  return url !== null && ["https:", "http:"].includes(url.protocol) && url.username === "" && url.password === "";
};
const link = z.string().trim().max(2000).refine(isWeb, "problem.web_address");

export const AttachEvidenceInput = z.strictObject({
  versionId,
  controlId,
  file: uploaded.optional().describe("A file, sent as the multipart part `file`"),
  url: link.optional().describe("Or a link"),
  evidenceId: id.optional().describe("Or evidence that serves another control of this model already"),
  title: words.max(300).optional().describe("What it shows; the name of the file when left out, needed for a link"),
  fixedRevision: words.max(300).optional().describe("For a link: the commit or document version it always shows"),
  confidentiality: confidentialitySchema.default("normal").describe("Does this show a person?"),
  expiresOn: z.iso.date().optional().describe("The last day it counts"),
});

export const ReviewEvidenceInput = z
  .strictObject({ evidenceId, accepted: z.boolean(), note: note.default("") })
  .refine(({ accepted, note: said }) => accepted || said !== "", { path: ["note"], error: "problem.say_wrong" });
export const ListWaitingReviewsInput = z.strictObject({ ...PageInput });
export const RemoveAttachmentInput = z.strictObject({ evidenceId });
export const DownloadEvidenceInput = z.strictObject({ evidenceId, inline: z.boolean().default(false) });
