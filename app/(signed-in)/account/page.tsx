import type { Metadata } from "next";
import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import { KeysCard } from "#components/actions/keys-card";
import { GrantTable } from "#components/people/grant-table";
import { LanguageForm } from "#components/people/language-form";
import { Card } from "#components/ui/card";
import { KeyValues } from "#components/ui/key-values";
import { PageHeader } from "#components/ui/page-header";
import { WholeCodes } from "#components/ui/whole-codes";
import { operations } from "#lib/operations";
import { load } from "#lib/web/page";
import { keysCookie, keysOf } from "../../../components/actions/keys-setting.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account"))("title") };
}

export default async function AccountPage() {
  const me = await load(operations.getMe, {});
  const t = await getTranslations("account");
  return (
    <>
      <PageHeader title={t("title")} note={t("access.note")} />
      <div className="grid gap-4">
        <Card title={t("access.person")}>
          <KeyValues
            items={[
              { label: t("access.name"), value: me.name },
              { label: t("access.email"), value: <WholeCodes>{me.email}</WholeCodes> },
            ]}
          />
        </Card>
        <Card id="language" title={t("language.title")}>
          <LanguageForm key={me.language} language={me.language} />
        </Card>
        <Card flush title={t("access.now")}>
          <GrantTable name={me.name} grants={me.roles} />
        </Card>
        <KeysCard isOn={keysOf((await cookies()).get(keysCookie)?.value) === "on"} />
        {me.ended.length > 0 ? (
          <Card flush title={t("access.ended")}>
            <GrantTable name={me.name} grants={me.ended} />
          </Card>
        ) : null}
      </div>
    </>
  );
}
