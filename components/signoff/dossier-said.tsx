import { useTranslations } from "next-intl";

/** What was written at a place of a dossier, or that nothing was. */
export function Said({ children }: { children: string | null }) {
  const t = useTranslations("signoff.value");
  return children ? <span className="whitespace-pre-wrap">{children}</span> : <span className="text-ink-3">{t("none")}</span>;
}
