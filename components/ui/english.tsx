import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LOCALES } from "#lib/core/language.rules";

const useIsEnglish = () => useLocale() === LOCALES.en;

/** Text that is kept in English: reference data, and what is signed. Said to be so where the page is in another language. */
export function English({ children }: { children: ReactNode }) {
  return useIsEnglish() ? children : <span lang="en">{children}</span>;
}

/** Says once on a page or card what there stays in English; nothing to somebody who reads English. */
export function EnglishNote({ of }: { of: "reference" | "record" }) {
  const t = useTranslations("ui.english");
  return useIsEnglish() ? null : <p className="mb-2 text-sm text-ink-3">{t(of)}</p>;
}
