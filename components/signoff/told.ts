import { useTranslations } from "next-intl";
import type { DecideSignoffOutput } from "#lib/signoff/view.schema";

type Told = Pick<DecideSignoffOutput, "next" | "remaining">;

const isTold = (data: unknown): data is Told =>
  typeof data === "object" && data !== null && "next" in data && Array.isArray(data.next) && "remaining" in data;

/** Reads the answer to a decision without carrying its whole schema into the browser. */
export const toldOf = (data: unknown): Told => (isTold(data) ? data : { next: [], remaining: 0 });

/** "Next: Demo model owner. Approved when 2 more sign." */
export function useNextWords(): (told: Told) => string {
  const t = useTranslations("signoff.sign");
  return ({ next, remaining }) => t("next", { who: next.map(({ who }) => who).find(Boolean) ?? "none", remaining });
}
