import { cookies, headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { AccessLine } from "#components/people/access-line";
import { AccountNotices } from "#components/people/account-notices";
import { SignOutForm } from "#components/people/sign-out-form";
import { AppShell } from "#components/shell/app-shell";
import { Banner } from "#components/ui/notice";
import { Words } from "#components/ui/words";
import { operations } from "#lib/operations";
import { csrfToken } from "#lib/web/auth";
import { load, viewer } from "#lib/web/page";
import { isApple } from "../../components/actions/apple.ts";
import { toldCookie } from "../../components/people/told.ts";
import { destinationsOf, may, navigationOf } from "./navigation.tsx";

/** The frame of everything behind the sign-in. It shows the way and decides nothing: who may see what is the door's affair. */
export default async function SignedInLayout({ children }: { children: ReactNode }) {
  const { actor } = await viewer();
  const [t, people, word, me, installation, items] = await Promise.all([
    getTranslations("portfolio"),
    getTranslations("people"),
    getTranslations("ui.role"),
    load(operations.getMe, {}),
    load(operations.getInstallation, {}),
    navigationOf(actor),
  ]);
  const roles = [...new Set(me.roles.filter(({ inForce }) => inForce).map(({ role }) => word(role)))];
  const agent = (await headers()).get("user-agent") ?? "";
  const told = (await cookies()).get(toldCookie)?.value;
  const mayFind = may(actor, "model:read");
  return (
    <AppShell
      items={items}
      person={{ id: me.id, name: me.name, roles: roles.length > 0 ? roles : [t("rolesNone")], access: <AccessLine me={me} /> }}
      finds={
        mayFind
          ? { destinations: await destinationsOf(items), mayRegister: may(actor, "model:register"), isApple: isApple(agent) }
          : null
      }
      signOut={<SignOutForm csrfToken={await csrfToken()} label={people("signOut")} />}
      banners={installation.demo ? <Banner tone="warn">{t("demoBanner")}</Banner> : null}
      notices={
        <Words of={["people"]}>
          <AccountNotices me={me} told={told} />
        </Words>
      }
    >
      {children}
    </AppShell>
  );
}
