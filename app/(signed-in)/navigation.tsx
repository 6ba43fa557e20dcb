// Where somebody can go, by what they do. What is left out here is still refused by the door.
import {
  Boxes,
  CircleUserRound,
  FileInput,
  FileOutput,
  Inbox,
  LayoutDashboard,
  Library,
  ListChecks,
  ScrollText,
  Signature,
  Users,
} from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { Destination } from "#components/palette/finder";
import type { NavigationItem } from "#components/shell/navigation";
import { type Actor, rolesAnywhere } from "#lib/access/actor";
import { grantsOf, type Permission } from "#lib/access/permissions";
import { dotted } from "#lib/core/dotted.rules";
import { LANGUAGE_NAMES } from "#lib/core/language.rules";

type Place = {
  href: string;
  under?: string;
  key: string;
  icon: typeof Inbox;
  permission: Permission;
  /** The key that leads here after G. */
  go: string;
  counts?: NavigationItem["counts"];
};

const PLACES: Place[] = [
  { href: "/", under: "/portfolio", key: "portfolio", icon: LayoutDashboard, permission: "model:read", go: "p" },
  { href: "/inbox", key: "inbox", icon: Inbox, permission: "inbox:read", go: "i", counts: "inbox" },
  { href: "/models", key: "models", icon: Boxes, permission: "model:read", go: "m" },
  { href: "/sign-offs", key: "signoffs", icon: Signature, permission: "model:read", go: "s", counts: "signoffs" },
  { href: "/ratings", key: "ratings", icon: ListChecks, permission: "risk:confirm", go: "c" },
  { href: "/frameworks", key: "frameworks", icon: Library, permission: "library:read", go: "f" },
  { href: "/imports", key: "imports", icon: FileInput, permission: "import:run", go: "n" },
  { href: "/audit", key: "audit", icon: ScrollText, permission: "ledger:read", go: "a" },
  { href: "/audit/exports", key: "exports", icon: FileOutput, permission: "export:run", go: "e" },
  { href: "/admin", key: "admin", icon: Users, permission: "grant:confirm", go: "d" },
  { href: "/account", key: "account", icon: CircleUserRound, permission: "self:manage", go: "y" },
];

/** Whether one of the person's roles, anywhere, grants it. */
export const may = (actor: Actor, permission: Permission): boolean => {
  const { roles, own = [], everyone } = grantsOf(permission);
  return everyone === true || rolesAnywhere(actor).some((role) => roles.includes(role) || own.includes(role));
};

/** The same places for the palette and the keys, G and then the key of the place; and those that are found beside them. */
export async function destinationsOf(items: NavigationItem[]): Promise<Destination[]> {
  const t = await getTranslations("shell");
  return [
    ...items.map(({ href, label, go }) => ({ href, label, ...(go && { keys: `g ${go}` }) })),
    { href: "/help", label: t("help") },
    { href: "/account#language", label: t("language"), note: dotted(Object.values(LANGUAGE_NAMES)) },
  ];
}

export async function navigationOf(actor: Actor): Promise<NavigationItem[]> {
  const t = await getTranslations("portfolio.nav");
  return PLACES.filter(({ permission }) => may(actor, permission)).map(({ href, under, key, icon: Icon, go, counts }) => ({
    ...{ href, label: t(key), go, ...(counts && { counts }), ...(under && { under }) },
    icon: <Icon aria-hidden="true" strokeWidth={1.75} />,
  }));
}
