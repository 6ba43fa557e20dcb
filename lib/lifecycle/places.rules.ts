/** Where on the screens a reason is mended. */
import type { Reason } from "#lib/core/errors";

type Place = { modelId: string; versionId: string };

const PAGES: Record<string, (place: Place, part: string) => string> = {
  record: ({ modelId }) => `/models/${modelId}#record`,
  facts: ({ modelId }, part) => `/models/${modelId}/edit#facts.${part}`,
  model: ({ modelId }, part) => `/models/${modelId}/edit#${part}`,
  version: ({ modelId, versionId }, part) => `/models/${modelId}/versions/${versionId}/edit#${part}`,
  owner: ({ modelId }) => `/models/${modelId}#owner`,
  authors: ({ modelId, versionId }) => `/models/${modelId}/versions/${versionId}/edit#authors`,
  risk: ({ modelId, versionId }) => `/models/${modelId}/risk?version=${versionId}`,
  checklist: ({ modelId, versionId }, part) => `/models/${modelId}/checklist?version=${versionId}#${part}`,
  signoffs: ({ modelId }) => `/models/${modelId}/sign-offs`,
  versions: ({ modelId }) => `/models/${modelId}/versions`,
  deployment: ({ modelId }) => `/models/${modelId}#request`,
  overview: ({ modelId }) => `/models/${modelId}`,
};

/** The address of a place as the gate names it: `checklist#CC-USE-01`; undefined when it has no page. */
export const addressOf = (fix: string, place: Place): string | undefined => {
  const [page = "", part = ""] = fix.split("#");
  return Object.hasOwn(PAGES, page) ? PAGES[page]?.(place, part) : undefined;
};

/** The same reason with the address of the page that mends it, when one does: who holds which role is not mended by those who read it. `fix` is a place as the gate names it. */
export const placed = (why: Reason, place: Place): Reason => {
  const href = addressOf(String(why.values?.fix ?? ""), place);
  return href ? { ...why, values: { ...why.values, href } } : why;
};
