/** Whether the evidence of a control is enough, by tier and gate. */

import type { Attachment, Item } from "#lib/checklist/item.schema";
import { type Reason, reason } from "#lib/core/errors";
import type { Gate, Tier } from "#lib/lifecycle/schema";

/** Where an item is asked for. `tier` null: not confirmed, which asks as high does. */
export type AskedAt = { tier: Tier | null; gate: Gate; lightPath: boolean };

/** Why this attachment counts for nothing, or null when it counts. A link that can change counts at low tier only. */
export const whyNotCounted = (
  attachment: Attachment,
  tier: Tier | null,
): "rejected" | "expired" | "carried" | "can_change" | null => {
  if (attachment.review === "rejected") return "rejected";
  if (attachment.expired) return "expired";
  if (attachment.carriedFrom !== null) return "carried";
  return attachment.kind === "link" && !attachment.fixed && tier !== "low" ? "can_change" : null;
};

/** Accepted by somebody other than those who brought it in and put it there (SD-11), whatever the tier was when they accepted it. */
const acceptedByAnother = ({ review, reviewedById, uploaderId, attachedById }: Attachment) =>
  review === "accepted" && reviewedById !== uploaderId && reviewedById !== attachedById;

/** At high tier, evidence is accepted item by item before the request, from G2 on. */
const needsAcceptance = ({ tier, gate }: AskedAt) => (tier === "high" || tier === null) && gate !== "G0" && gate !== "G1";

/** How a reason names a control, and the role that mends what it lacks. */
export const calledAs = ({ id, title, default_owner }: Item["control"]) => ({ control: id, title, role: default_owner });

/** What the evidence of a required control still lacks, or null when it is enough. */
export const missingEvidence = ({ control, attachments }: Item, at: AskedAt): Reason | null => {
  const values = calledAs(control);
  const counted = attachments.filter((attachment) => whyNotCounted(attachment, at.tier) === null);
  if (attachments.some(({ review }) => review === "rejected")) return reason("checklist.evidence_rejected", values);
  if (counted.length === 0) {
    const [first] = attachments;
    return reason("checklist.evidence_missing", { ...values, why: (first && whyNotCounted(first, at.tier)) ?? "none" });
  }
  const waiting = needsAcceptance(at) ? counted.filter((attachment) => !acceptedByAnother(attachment)).length : 0;
  return waiting > 0 ? reason("checklist.evidence_unaccepted", { ...values, waiting }) : null;
};
