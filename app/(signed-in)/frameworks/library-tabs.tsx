import { getTranslations } from "next-intl/server";
import { Tabs } from "#components/ui/tabs";

/** The two ways into the library: by what asks, and by what is done. */
export async function LibraryTabs() {
  const t = await getTranslations("frameworks.tabs");
  return (
    <Tabs
      label={t("label")}
      tabs={[
        { href: "/frameworks", label: t("frameworks") },
        { href: "/frameworks/controls", label: t("controls") },
      ]}
    />
  );
}
