import { useTranslations } from "next-intl";
import { hrefWith, type Params } from "#components/ui/link";
import { Tabs } from "#components/ui/tabs";

/** The portfolio as it is, and month by month; what it is narrowed to stays. */
export function PortfolioTabs({ params }: { params: Params }) {
  const t = useTranslations("portfolio.tabs");
  return (
    <Tabs
      label={t("label")}
      tabs={[
        { href: hrefWith("/", params), label: t("today") },
        { href: hrefWith("/portfolio/trends", params), label: t("trends") },
      ]}
    />
  );
}
