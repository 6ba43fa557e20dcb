/** What becomes of a file, a link or held evidence when it is attached to a control. */
import { fileFault } from "#lib/checklist/file.rules";
import { type Confidentiality, confidentialitySchema, type KeptAttachment } from "#lib/checklist/state.schema";
import { type Reason, reason } from "#lib/core/errors";

type Given = {
  controlId: string;
  file?: { sha256: string; name: string } | undefined;
  url?: string | undefined;
  evidenceId?: string | undefined;
  title?: string | undefined;
  fixedRevision?: string | undefined;
  confidentiality: Confidentiality;
  expiresOn?: string | undefined;
};
/** Who does it, when, and which day that is in the organisation's zone. */
type By = { personId: string; at: string; today: string };

/** The record of a file or link, as it is stored. */
export type Evidence = {
  id: string;
  kind: "file" | "link";
  name: string;
  sha256: string | null;
  size: number | null;
  type: string | null;
  url: string | null;
  fixedRevision: string | null;
  confidentiality: Confidentiality;
  uploadedBy: string;
  uploadedAt: string;
};
type Held = Omit<Evidence, "kind" | "confidentiality" | "uploadedAt"> & {
  kind: string;
  confidentiality: string;
  attachments: { id: string; removedAt: Date | null }[];
};

/** What people read of it. The ledger holds commitments of these, so no change holds the words. */
export type Words = Pick<Evidence, "name" | "url" | "fixedRevision"> & { title: string };

/** Direction-changing and control characters, and what would read as a path. */
const bare = (name: string) => name.replaceAll(/[\p{Cc}\p{Cf}/\\]/gu, "").trim() || "file";

/** How the evidence is called, and where a link leads. */
export const wordsOf = ({ file, url, title, fixedRevision }: Given, here: Omit<Words, "title"> | null): Words => {
  const { name } = here ?? { name: file ? bare(file.name) : (title ?? "") };
  const place = here
    ? { url: here.url, fixedRevision: here.fixedRevision }
    : { url: url ?? null, fixedRevision: fixedRevision ?? null };
  return { name, ...place, title: title ?? name };
};

const ofFile = (id: string, given: Given, upload: { size: number; type: string }, by: By): Evidence => ({
  id,
  kind: "file",
  name: wordsOf(given, null).name,
  sha256: given.file?.sha256 ?? null,
  size: upload.size,
  type: upload.type,
  url: null,
  fixedRevision: null,
  confidentiality: given.confidentiality,
  uploadedBy: by.personId,
  uploadedAt: by.at,
});

const ofLink = (id: string, { url, title = "", fixedRevision, confidentiality }: Given, by: By): Evidence => ({
  id,
  kind: "link",
  name: title,
  sha256: null,
  size: null,
  type: null,
  url: url ?? null,
  fixedRevision: fixedRevision ?? null,
  confidentiality,
  uploadedBy: by.personId,
  uploadedAt: by.at,
});

const ofHeld = ({ id, name, sha256, size, type, url, fixedRevision, uploadedBy, kind, confidentiality }: Held): Evidence => ({
  id,
  kind: kind === "link" ? "link" : "file",
  name,
  sha256,
  size,
  type,
  url,
  fixedRevision,
  confidentiality: confidentialitySchema.parse(confidentiality),
  uploadedBy,
  uploadedAt: "",
});

const nothing: Evidence = ofLink("", { controlId: "", confidentiality: "normal" }, { personId: "", at: "", today: "" });

/** Names that mean whatever is newest: a link to one of these shows something else tomorrow. */
const MOVING: readonly string[] = [
  "latest",
  "newest",
  "current",
  "head",
  "tip",
  "main",
  "master",
  "trunk",
  "develop",
  "dev",
  "default",
];

/** Whether the words name no revision but a branch, or whatever is there now. */
const moves = (revision: string): boolean =>
  MOVING.includes(
    revision
      .toLowerCase()
      .replace(/^(refs\/)?(heads|remotes)\//, "")
      .replace(/^origin\//, ""),
  );

/** What the request itself gets wrong: it names one thing, and a link says what it shows. */
const unclear = ({ file, url, evidenceId, title, fixedRevision }: Given): Reason[] => [
  ...([file, url, evidenceId].filter(Boolean).length === 1 ? [] : [reason("evidence.one_thing", { path: "file" })]),
  ...(url && !title ? [reason("evidence.link_title", { path: "title" })] : []),
  ...(fixedRevision && !url ? [reason("evidence.only_links_move", { path: "fixedRevision" })] : []),
  ...(fixedRevision && moves(fixedRevision)
    ? [reason("evidence.revision_moves", { path: "fixedRevision", revision: fixedRevision })]
    : []),
];

/**
 * The evidence that is attached, and what is wrong with it. Bytes count only when this person uploaded them: size and type are what
 * was measured then, not what the request says.
 */
export const newEvidence = (
  given: Given,
  { id, upload, here }: { id: string; upload: { size: number; type: string } | null; here: Held | null },
  by: By,
): { evidence: Evidence; faults: Reason[] } => {
  const faults = unclear(given);
  if (faults.length > 0) return { evidence: nothing, faults };
  if (given.evidenceId)
    return here
      ? { evidence: ofHeld(here), faults: [] }
      : { evidence: nothing, faults: [reason("evidence.not_here", { path: "evidenceId" })] };
  if (!given.file) return { evidence: ofLink(id, given, by), faults: [] };
  if (!upload) return { evidence: nothing, faults: [reason("upload.unknown", { path: "file" })] };
  const evidence = ofFile(id, given, upload, by);
  const fault = fileFault({ name: evidence.name, ...upload });
  return { evidence, faults: fault ? [fault] : [] };
};

const isSame = (evidence: Evidence, { evidenceId, sha256, url }: KeptAttachment) =>
  evidence.id === evidenceId || (sha256 !== null && sha256 === evidence.sha256) || (url !== null && url === evidence.url);

/** The use of the evidence for the control. One taken away before comes back under its own id, to be reviewed anew. */
export const attached = (
  given: Given,
  { id, evidence, here, earlier }: { id: string; evidence: Evidence; here: Held | null; earlier: readonly KeptAttachment[] },
  by: By,
): { attachment: KeptAttachment; again: boolean; taken: Reason[] } => {
  const removed = here?.attachments.find(({ removedAt }) => removedAt !== null);
  const { uploadedBy, uploadedAt: _, id: evidenceId, ...described } = evidence;
  const attachment: KeptAttachment = {
    ...described,
    id: removed?.id ?? id,
    evidenceId,
    controlId: given.controlId,
    title: wordsOf(given, evidence).title,
    uploaderId: uploadedBy,
    attachedBy: by.personId,
    attachedAt: by.at,
    state: "pending",
    reviewedBy: null,
    reviewedAt: null,
    reviewNote: null,
    expiresOn: given.expiresOn ?? null,
    expired: given.expiresOn !== undefined && given.expiresOn < by.today,
    carriedFrom: null,
  };
  const isTaken = earlier.some((other) => isSame(evidence, other));
  return {
    attachment,
    again: removed !== undefined,
    taken: isTaken ? [reason("evidence.attached_already", { title: attachment.title, control: given.controlId })] : [],
  };
};
