/** What an edit does to the signatures of an open request: whoever signed, signed something else. */
import { type Reason, reason } from "#lib/core/errors";
import type { Difference } from "#lib/signoff/schema";

/** A change of what an open request has frozen in its dossier. */
export type Edit = {
  byId: string;
  /** Where the content now differs from the request's dossier, as `differences` finds it: editorial fields are never in it. */
  differences: readonly Pick<Difference, "path">[];
  /** Controls whose answer is given inside a sign-off: it lives in that signature's manifest and voids nothing. */
  answeredInSignoff: readonly string[];
};

/** A signature of the open gate. */
export type Standing = { id: string; personId: string; live: boolean };

/** Kept with each voided signature. It names nobody: the name of `byId` is looked up when it is shown. */
export type Voided = { signatureIds: string[]; fields: string[]; byId: string };

/** What the reader calls it: the field or fact of the model, the part of the version, the id of the control. */
export const fieldOf = (path: string): string => {
  const [root = "", part = root, field = part, fact = field] = path.split("/");
  if (root !== "model") return root === "version" || root === "checklist" ? part : root;
  return field === "facts" ? fact : field;
};

/**
 * The live signatures an edit voids, with the fields that did it; null when the edit touches nothing that was signed. The request
 * itself is then void (`closed(review, "void")`), with or without signatures, because its dossier is no longer what is there.
 */
export const voidedBy = ({ byId, differences, answeredInSignoff }: Edit, signatures: readonly Standing[]): Voided | null => {
  const fields = [...new Set(differences.map(({ path }) => fieldOf(path)))].filter((field) => !answeredInSignoff.includes(field));
  if (fields.length === 0) return null;
  return { signatureIds: signatures.filter(({ live }) => live).map(({ id }) => id), fields, byId };
};

const told = ({ signatureIds, fields }: Voided) => ({
  field: fields[0] ?? "",
  more: fields.length - 1,
  signatures: signatureIds.length,
});

/** What the page says afterwards: which field did it, and who. */
export const voidSentence = (voided: Voided, name: string): Reason => reason("signoff.voided", { ...told(voided), name });

/** What the form asks before it saves; `names` are those whose signatures it voids. */
export const voidWarning = (voided: Voided, names: string): Reason => reason("signoff.would_void", { ...told(voided), names });
