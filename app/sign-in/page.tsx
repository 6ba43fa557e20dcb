import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { DemoPeople } from "#components/people/demo-people";
import { SignInForm } from "#components/people/sign-in-form";
import { LanguageSwitch } from "#components/shell/language-switch";
import { Mark } from "#components/shell/mark";
import { Card } from "#components/ui/card";
import { Banner, Notice } from "#components/ui/notice";
import { Words } from "#components/ui/words";
import { ownPath, signInFailure } from "#lib/people/sign-in.rules";
import { csrfToken, wantedPath } from "#lib/web/auth";
import { isSignedIn } from "#lib/web/context";
import { wasJustSet } from "#lib/web/invitation";

type Props = { searchParams: Promise<{ callbackUrl?: string; error?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("sign-in"))("title") };
}

/** next-auth sets the cookie that the form needs, and comes back here with the whole address of where somebody wants to go. */
const wasPrepared = (callbackUrl: string | undefined) => callbackUrl?.startsWith("http") ?? false;

export default async function SignInPage({ searchParams }: Props) {
  const { callbackUrl, error } = await searchParams;
  if (await isSignedIn()) redirect(ownPath(callbackUrl, process.env.NEXTAUTH_URL));
  const token = await csrfToken();
  if (token === null && !wasPrepared(callbackUrl)) {
    redirect(`/api/auth/signin?callbackUrl=${encodeURIComponent(ownPath(callbackUrl))}`);
  }
  const t = await getTranslations("sign-in");
  const isDemo = process.env.COUNTERSIGN_INTERNAL_DEMO === "1";
  const goal = callbackUrl === undefined ? await wantedPath() : ownPath(callbackUrl, process.env.NEXTAUTH_URL);
  return (
    <>
      {isDemo ? (
        <header>
          <Banner tone="warn">{t("demo.banner")}</Banner>
        </header>
      ) : null}
      <main className="mx-auto max-w-md px-4 py-10 sm:py-16">
        <div className="mb-5 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <p className="flex items-center gap-2.5 text-lg font-semibold tracking-tight">
            <Mark className="size-7 text-accent" />
            {t("product")}
          </p>
          <LanguageSwitch />
        </div>
        <h1 className="text-2xl font-semibold tracking-tight">{t("title")}</h1>
        <p className="mb-5 text-ink-2">{t("tagline")}</p>
        {(await wasJustSet()) ? (
          <div className="mb-4">
            <Notice tone="good">{t("set")}</Notice>
          </div>
        ) : null}
        {token === null ? (
          <Notice tone="bad">{t("cookies")}</Notice>
        ) : (
          <Words of={["sign-in"]}>
            <Card>
              <SignInForm csrfToken={token} callbackUrl={goal} failure={signInFailure(error)} />
              {isDemo ? <DemoPeople csrfToken={token} callbackUrl={goal} /> : null}
            </Card>
          </Words>
        )}
      </main>
    </>
  );
}
