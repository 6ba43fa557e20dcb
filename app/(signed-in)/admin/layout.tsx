import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PageOnItsWay } from "#components/shell/page-on-its-way";
import { Tabs } from "#components/ui/tabs";
import { Words } from "#components/ui/words";
import { rolesAnywhere } from "#lib/access/actor";
import { type Role, SEES_PEOPLE } from "#lib/access/permissions";
import { turnAway, viewer } from "#lib/web/page";

const tabs = [
  { key: "people", roles: SEES_PEOPLE },
  { key: "grants", roles: ["admin", "risk_officer"] },
  { key: "units", roles: ["admin"] },
  { key: "keys", roles: ["admin", "auditor"] },
] as const satisfies { key: string; roles: readonly Role[] }[];

/** Administration, as far as one's roles reach into it: administrators manage, auditors read, risk officers confirm roles. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations("admin.tabs");
  const caller = await viewer();
  const roles = rolesAnywhere(caller.actor);
  const mine = tabs.filter((tab) => tab.roles.some((role) => roles.includes(role)));
  if (mine.length === 0) turnAway(caller);
  return (
    <Words of={["admin", "account", "people"]}>
      <Tabs label={t("label")} tabs={mine.map(({ key }) => ({ href: `/admin/${key}`, label: t(key) }))} />
      <PageOnItsWay under="/admin">{children}</PageOnItsWay>
    </Words>
  );
}
