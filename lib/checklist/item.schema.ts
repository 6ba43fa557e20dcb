/** One line of a version's checklist as the rules read it. Pure. */
import { z } from "zod";
import type { Control, Intensity } from "#lib/policy/controls.schema";

export const answerStatusSchema = z.enum(["effective", "partly", "not_effective", "not_applicable"]);
export type AnswerStatus = z.infer<typeof answerStatusSchema>;

export const reviewStateSchema = z.enum(["pending", "accepted", "rejected"]);
export type ReviewState = z.infer<typeof reviewStateSchema>;

/** One piece of evidence in its use for one control of one version; superseded and withdrawn ones are left out. */
export type Attachment = {
  uploaderId: string;
  /** Whoever put it to this control: they stand behind it as whoever brought it in does. */
  attachedById: string;
  kind: "file" | "link";
  /** A link to a commit or a document version, or one with a stored copy; a file always is fixed. */
  fixed: boolean;
  review: ReviewState;
  reviewedById: string | null;
  expired: boolean;
  /** Label of the version it was carried over from, until somebody confirms it. */
  carriedFrom: string | null;
};

export type Answer = {
  status: AnswerStatus;
  note: string;
  /** The model's own people answer cards of the light path in place of the role that owns the control. */
  by: "default_owner" | "own_people";
  /** A second-line person other than the claimant agreed that the control does not apply. */
  notApplicableConfirmed: boolean;
  /** Label of the version it was carried over from, until somebody confirms it. */
  carriedFrom: string | null;
};

export type Item = {
  control: Control;
  /** By facts and tier, as `intensityOf` gives it. */
  intensity: Intensity;
  /** Null when nobody answered. */
  answer: Answer | null;
  attachments: readonly Attachment[];
};
