import { useTranslations } from "next-intl";
import { WITHHELD } from "#lib/signoff/withheld.rules";

/** Where a link leads and what it shows for good, or that the reader may not be told. */
export function LinkedEvidence({ url, revision }: { url: string; revision: string | null }) {
  const t = useTranslations("signoff.dossier");
  if (url.startsWith(WITHHELD)) return <span className="text-ink-3">{t("withheld")}</span>;
  return <span className="[overflow-wrap:anywhere]">{revision ? t("atRevision", { url, revision }) : url}</span>;
}
