/** Where each thing of the inbox is done. */
import type { InboxKind } from "#lib/inbox/schema";

/** Counting stops here: so many stand for so many and more. */
export const WAITING_MAX = 100;

export type Waiting = { kind: InboxKind; id: string; modelId: string | null; versionId: string | null };

const model = ({ modelId }: Waiting, page = "") => `/models/${modelId ?? ""}${page}`;

const PAGES: Record<InboxKind, (item: Waiting) => string> = {
  sign_off: ({ id }) => `/sign-offs/${id}`,
  returned_request: (item) => model(item, `/sign-offs#${item.id}`),
  open_comment: (item) => model(item, `/sign-offs#${item.id}`),
  condition: (item) => model(item, `/sign-offs#${item.id}`),
  tier_confirmation: (item) => model(item, `/risk?version=${item.versionId}`),
  tier_reduction: (item) => model(item, `/risk?version=${item.versionId}`),
  tier_anew: (item) => model(item, `/risk?version=${item.versionId}`),
  evidence_review: (item) => model(item, `/checklist?version=${item.versionId}`),
  not_applicable: (item) => model(item, `/checklist?version=${item.versionId}`),
  controls_to_answer: (item) => model(item, `/checklist?version=${item.versionId}`),
  record_type: (item) => model(item),
  owner_acceptance: (item) => model(item),
  role_grant: () => "/admin/grants",
  to_prepare: (item) => model(item),
  unowned_import: () => "/models?flag=no_owner",
};

/** The page where it is done. */
export const addressOf = (item: Waiting): string => PAGES[item.kind](item);
