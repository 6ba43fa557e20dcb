import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PasswordForm } from "#components/people/password-form";
import { Card } from "#components/ui/card";
import { PageHeader } from "#components/ui/page-header";
import { operations } from "#lib/operations";
import { load } from "#lib/web/page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account.tabs"))("password") };
}

export default async function PasswordPage() {
  const me = await load(operations.getMe, {});
  const t = await getTranslations("account");
  return (
    <>
      <PageHeader title={t("tabs.password")} note={t("password.note")} />
      <div className="grid max-w-xl gap-4">
        <Card>
          <PasswordForm email={me.email} />
        </Card>
      </div>
    </>
  );
}
