// Where somebody can go, by what they do. What is left out here is still refused by the door.
import {
  Boxes,
  CircleUserRound,
  FileInput,
  FileOutput,
  Inbox,
  LayoutDashboard,
  ListChecks,
  ScrollText,
  Signature,
  Users,
} from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { NavigationItem } from "#components/shell/navigation";
import { type Actor, rolesAnywhere } from "#lib/access/actor";
import { grantsOf, type Permission } from "#lib/access/permissions";

type Place = { href: string; key: string; icon: typeof Inbox; permission: Permission };

const PLACES: Place[] = [
  { href: "/", key: "portfolio", icon: LayoutDashboard, permission: "model:read" },
  { href: "/inbox", key: "inbox", icon: Inbox, permission: "inbox:read" },
  { href: "/models", key: "models", icon: Boxes, permission: "model:read" },
  { href: "/sign-offs", key: "signoffs", icon: Signature, permission: "model:read" },
  { href: "/ratings", key: "ratings", icon: ListChecks, permission: "risk:confirm" },
  { href: "/imports", key: "imports", icon: FileInput, permission: "import:run" },
  { href: "/audit", key: "audit", icon: ScrollText, permission: "ledger:read" },
  { href: "/audit/exports", key: "exports", icon: FileOutput, permission: "export:run" },
  { href: "/admin", key: "admin", icon: Users, permission: "grant:confirm" },
  { href: "/account", key: "account", icon: CircleUserRound, permission: "self:manage" },
];

/** Whether one of the person's roles, anywhere, grants it. */
const may = (actor: Actor, permission: Permission): boolean => {
  const { roles, own = [], everyone } = grantsOf(permission);
  return everyone === true || rolesAnywhere(actor).some((role) => roles.includes(role) || own.includes(role));
};

export async function navigationOf(actor: Actor): Promise<NavigationItem[]> {
  const t = await getTranslations("portfolio.nav");
  return PLACES.filter(({ permission }) => may(actor, permission)).map(({ href, key, icon: Icon }) => ({
    href,
    label: t(key),
    icon: <Icon aria-hidden="true" strokeWidth={1.75} />,
  }));
}
