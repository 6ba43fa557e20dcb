import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PageOnItsWay } from "#components/shell/page-on-its-way";
import { Tabs } from "#components/ui/tabs";
import { Words } from "#components/ui/words";
import { rolesAnywhere } from "#lib/access/actor";
import { viewer } from "#lib/web/page";

/** One's own account. It stays open to somebody who holds no role; keys are for those who do. */
export default async function AccountLayout({ children }: { children: ReactNode }) {
  const [t, { actor }] = await Promise.all([getTranslations("account.tabs"), viewer()]);
  const hasRole = rolesAnywhere(actor).length > 0;
  const tabs = [
    { href: "/account", label: t("access") },
    { href: "/account/password", label: t("password") },
    { href: "/account/sessions", label: t("sessions") },
    ...(hasRole ? [{ href: "/account/keys", label: t("keys") }] : []),
  ];
  return (
    <Words of={["account", "admin", "people"]}>
      <Tabs label={t("label")} tabs={tabs} />
      <PageOnItsWay under="/account">{children}</PageOnItsWay>
    </Words>
  );
}
