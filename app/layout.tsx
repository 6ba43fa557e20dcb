import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { EarlyActsDone, EarlyActsTakenBack } from "#components/shell/early-acts";
import { EarlyNote } from "#components/shell/early-note";
import { ReadOnlyBanner } from "#components/shell/read-only-banner";
import { Words } from "#components/ui/words";
import { readOnly } from "#lib/core/read-only";
import { worded } from "#lib/core/wording";
import { keysCookie, keysOf } from "../components/actions/keys-setting.ts";
import { themeCookie, themeOf } from "../components/shell/theme.ts";
import { mono, sans } from "./fonts.ts";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("shell");
  return {
    title: { template: `%s · ${t("product")}`, default: t("product") },
    description: t("tagline"),
    robots: { index: false },
  };
}

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f7f7f5" },
    { media: "(prefers-color-scheme: dark)", color: "#0f1114" },
  ],
};

/** The document. The chosen appearance is written on it here, so that the first paint is already right. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const [kept, sent, locale, why] = await Promise.all([cookies(), headers(), getLocale(), readOnly()]);
  return (
    <html
      lang={locale}
      data-theme={themeOf(kept.get(themeCookie)?.value)}
      data-keys={keysOf(kept.get(keysCookie)?.value)}
      className={`${sans.variable} ${mono.variable}`}
      suppressHydrationWarning
    >
      <body className="font-sans">
        <EarlyNote nonce={sent.get("x-countersign-nonce") ?? undefined} />
        <EarlyActsTakenBack />
        <Words>
          {why ? <ReadOnlyBanner why={worded(why)} /> : null}
          {children}
        </Words>
        <EarlyActsDone />
      </body>
    </html>
  );
}
