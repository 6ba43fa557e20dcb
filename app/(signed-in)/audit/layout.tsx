import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PageOnItsWay } from "#components/shell/page-on-its-way";
import { Tabs } from "#components/ui/tabs";
import { Words } from "#components/ui/words";
import { rolesAnywhere } from "#lib/access/actor";
import { grantsOf, type Permission } from "#lib/access/permissions";
import { turnAway, viewer } from "#lib/web/page";

const TABS = [
  { key: "ledger", href: "/audit", permission: "ledger:read" },
  { key: "verification", href: "/audit/verification", permission: "ledger:read" },
  { key: "exports", href: "/audit/exports", permission: "export:run" },
] as const satisfies { key: string; href: string; permission: Permission }[];

/** What those who check read: the ledger, whether it holds, and what is taken out. Shown as far as one's roles reach. */
export default async function AuditLayout({ children }: { children: ReactNode }) {
  const [t, caller] = await Promise.all([getTranslations("audit.tabs"), viewer()]);
  const roles = rolesAnywhere(caller.actor);
  const mine = TABS.filter(({ permission }) => {
    const { roles: all, own = [] } = grantsOf(permission);
    return roles.some((role) => all.includes(role) || own.includes(role));
  });
  if (mine.length === 0) turnAway(caller);
  return (
    <Words of={["audit", "exports"]}>
      {mine.length > 1 ? <Tabs label={t("label")} tabs={mine.map(({ key, href }) => ({ href, label: t(key) }))} /> : null}
      <PageOnItsWay under="/audit">{children}</PageOnItsWay>
    </Words>
  );
}
