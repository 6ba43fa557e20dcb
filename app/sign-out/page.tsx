import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Mark } from "#components/shell/mark";
import { Button, ButtonLink } from "#components/ui/button";
import { csrfToken } from "#lib/web/auth";
import { isSignedIn } from "#lib/web/context";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("sign-in.signOut"))("title") };
}

/** Asks once more: where the button of the shell had no valid token of its form, next-auth leads here with a new one. */
export default async function SignOutPage() {
  if (!(await isSignedIn())) redirect("/sign-in");
  const token = await csrfToken();
  if (token === null) redirect("/api/auth/signout");
  const t = await getTranslations("sign-in.signOut");
  return (
    <main className="mx-auto max-w-md px-4 py-10 sm:py-16">
      <Mark className="mb-3 size-9 text-accent" />
      <h1 className="text-2xl font-semibold tracking-tight">{t("title")}</h1>
      <p className="mb-5 text-ink-2">{t("note")}</p>
      <form method="post" action="/api/auth/signout" className="flex gap-2">
        <input type="hidden" name="csrfToken" value={token} />
        <input type="hidden" name="callbackUrl" value="/" />
        <Button type="submit" variant="primary">
          {t("submit")}
        </Button>
        <ButtonLink href="/" variant="quiet">
          {t("stay")}
        </ButtonLink>
      </form>
    </main>
  );
}
