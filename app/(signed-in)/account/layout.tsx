import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Tabs } from "#components/ui/tabs";
import { Words } from "#components/ui/words";

/** One's own account. It stays open to somebody whose every role has ended, and says so. */
export default async function AccountLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations("account.tabs");
  const tabs = [
    { href: "/account", label: t("access") },
    { href: "/account/password", label: t("password") },
    { href: "/account/sessions", label: t("sessions") },
    { href: "/account/keys", label: t("keys") },
  ];
  return (
    <Words of={["account", "admin", "people"]}>
      <Tabs label={t("label")} tabs={tabs} />
      {children}
    </Words>
  );
}
