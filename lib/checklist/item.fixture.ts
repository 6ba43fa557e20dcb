/** Checklist lines for tests. */
import type { Answer, Attachment, Item } from "#lib/checklist/item.schema";
import type { Control } from "#lib/policy/controls.schema";
import { controlLibrary } from "#lib/policy/load";

export const control = (id: string): Control => {
  const found = controlLibrary().controls.find((entry) => entry.id === id);
  if (!found) throw new Error(`${id} is not in the library`);
  return found;
};

export const answered = (part: Partial<Answer> = {}): Answer => ({
  status: "effective",
  note: "Done as described in the record.",
  by: "default_owner",
  notApplicableConfirmed: false,
  carriedFrom: null,
  ...part,
});

export const file = (part: Partial<Attachment> = {}): Attachment => ({
  uploaderId: "uploader",
  attachedById: "uploader",
  kind: "file",
  fixed: true,
  review: "pending",
  reviewedById: null,
  expired: false,
  carriedFrom: null,
  ...part,
});

export const accepted = (reviewedById = "reviewer") => file({ review: "accepted", reviewedById });

export const item = (id: string, part: Partial<Item> = {}): Item => ({
  control: control(id),
  intensity: "required",
  answer: answered(),
  attachments: [],
  ...part,
});
