/** Where on the screens a reason is mended. */
import type { Reason } from "#lib/core/errors";

type Place = { modelId: string; versionId: string };

const PAGES: Record<string, (place: Place, part: string) => string> = {
  record: ({ modelId }) => `/models/${modelId}#record`,
  facts: ({ modelId }, part) => `/models/${modelId}/edit#facts.${part}`,
  model: ({ modelId }, part) => `/models/${modelId}/edit#${part}`,
  version: ({ modelId, versionId }, part) => `/models/${modelId}/versions/${versionId}/edit#${part}`,
  owner: ({ modelId }) => `/models/${modelId}#owner`,
  authors: ({ modelId, versionId }) => `/models/${modelId}/versions/${versionId}/edit`,
  risk: ({ modelId, versionId }) => `/models/${modelId}/risk?version=${versionId}`,
  checklist: ({ modelId, versionId }, part) => `/models/${modelId}/checklist?version=${versionId}#${part}`,
  signoffs: ({ modelId }) => `/models/${modelId}/sign-offs`,
  versions: ({ modelId }) => `/models/${modelId}/versions`,
  deployment: ({ modelId }) => `/models/${modelId}#request`,
  overview: ({ modelId }) => `/models/${modelId}`,
};

/** The same reason with the address of the page that mends it, when one does: who holds which role is not mended by those who read it. `fix` is a place as the gate names it. */
export const placed = (why: Reason, place: Place): Reason => {
  const [page = "", part = ""] = String(why.values?.fix ?? "").split("#");
  const address = Object.hasOwn(PAGES, page) ? PAGES[page] : undefined;
  return address ? { ...why, values: { ...why.values, href: address(place, part) } } : why;
};
