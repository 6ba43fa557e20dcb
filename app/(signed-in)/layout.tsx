import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { SignOutForm } from "#components/people/sign-out-form";
import { AppShell } from "#components/shell/app-shell";
import { Banner } from "#components/ui/notice";
import { operations } from "#lib/operations";
import { csrfToken } from "#lib/web/auth";
import { load, viewer } from "#lib/web/page";
import { navigationOf } from "./navigation.tsx";

const SHOWN_UNITS = 2;

/** The frame of everything behind the sign-in. It shows the way and decides nothing: who may see what is the door's affair. */
export default async function SignedInLayout({ children }: { children: ReactNode }) {
  const { actor } = await viewer();
  const [t, word, me, items] = await Promise.all([
    getTranslations("portfolio"),
    getTranslations("ui.role"),
    load(operations.getMe, {}),
    navigationOf(actor),
  ]);
  const held = me.roles.filter(({ inForce }) => inForce);
  const roles = [...new Set(held.map(({ role }) => word(role)))];
  const units = [...new Set(held.map(({ unit }) => unit.name))];
  const first = units.slice(0, SHOWN_UNITS).join(", ");
  const scope =
    units.length > SHOWN_UNITS ? t("scopeMore", { units: first, count: units.length - SHOWN_UNITS }) : first || t("scopeNone");
  const isDemo = process.env.COUNTERSIGN_INTERNAL_DEMO === "1";
  return (
    <AppShell
      items={items}
      person={{ name: me.name, roles: roles.length > 0 ? roles : [t("rolesNone")], scope }}
      signOut={<SignOutForm csrfToken={await csrfToken()} />}
      banners={isDemo ? <Banner tone="warn">{t("demoBanner")}</Banner> : null}
    >
      {children}
    </AppShell>
  );
}
