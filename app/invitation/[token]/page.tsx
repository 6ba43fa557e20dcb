import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Mark } from "#components/shell/mark";
import { Button, ButtonLink } from "#components/ui/button";
import { Card } from "#components/ui/card";
import { Field } from "#components/ui/field";
import { Input } from "#components/ui/input";
import { Refusal } from "#components/ui/refusal";
import { WholeCodes } from "#components/ui/whole-codes";
import { worded } from "#lib/core/wording";
import { invited, reasonsOf } from "#lib/web/invitation";

type Props = { params: Promise<{ token: string }>; searchParams: Promise<{ fault?: string | string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const isGood = (await invited((await params).token)) !== null;
  return { title: (await getTranslations("sign-in.invitation"))(isGood ? "title" : "goneTitle") };
}

/** Where the one-time link leads. Opening it uses nothing up: readers of mail open links too. */
export default async function InvitationPage({ params, searchParams }: Props) {
  const { token } = await params;
  const person = await invited(token);
  const t = await getTranslations("sign-in.invitation");
  const reasons = person ? reasonsOf((await searchParams).fault) : [{ code: "invitation.gone" }];
  return (
    <main className="mx-auto max-w-md px-4 py-10 sm:py-16">
      <Mark className="mb-3 size-9 text-accent" />
      <h1 className="text-2xl font-semibold tracking-tight">{t(person ? "title" : "goneTitle")}</h1>
      {person ? (
        <p className="mb-5 text-ink-2">
          <WholeCodes>{t("note", person)}</WholeCodes>
        </p>
      ) : null}
      {reasons.length > 0 ? (
        <div className="my-4">
          <Refusal reasons={reasons.map(worded)} title={t(person ? "refused" : "goneWhy")} />
        </div>
      ) : null}
      {person ? (
        <Card>
          <form method="post" action={`/invitation/${token}/password`} className="space-y-4">
            <input type="hidden" name="username" value={person.email} autoComplete="username" />
            <Field name="password" label={t("password")} help={t("passwordHelp")}>
              <Input type="password" autoComplete="new-password" required minLength={12} maxLength={200} />
            </Field>
            <Button type="submit" variant="primary">
              {t("submit")}
            </Button>
            <p className="text-sm text-ink-3">{t("after")}</p>
          </form>
        </Card>
      ) : (
        <ButtonLink href="/sign-in" variant="primary">
          {t("goneAction")}
        </ButtonLink>
      )}
    </main>
  );
}
