// What can be done here: one line per operation.
import { answerCard } from "#lib/checklist/answer-card.command";
import { answerControl } from "#lib/checklist/answer-control.command";
import { attachEvidence } from "#lib/checklist/attach-evidence.command";
import { confirmCarried } from "#lib/checklist/confirm-carried.command";
import { confirmNotApplicable } from "#lib/checklist/confirm-not-applicable.command";
import { downloadEvidence } from "#lib/checklist/download-evidence.command";
import { getChecklist } from "#lib/checklist/get-checklist.query";
import { listWaitingReviews } from "#lib/checklist/list-waiting-reviews.query";
import { removeAttachment } from "#lib/checklist/remove-attachment.command";
import { reviewEvidence } from "#lib/checklist/review-evidence.command";
import { setAsideClaim } from "#lib/checklist/set-aside-claim.command";

export const checklistOperations = {
  getChecklist,
  answerControl,
  answerCard,
  confirmNotApplicable,
  confirmCarried,
  setAsideClaim,
  attachEvidence,
  removeAttachment,
  reviewEvidence,
  downloadEvidence,
  listWaitingReviews,
};
