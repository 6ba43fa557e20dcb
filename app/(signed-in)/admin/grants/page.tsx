import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PendingGrants } from "#components/people/pending-grants";
import { Card } from "#components/ui/card";
import { PageHeader } from "#components/ui/page-header";
import { operations } from "#lib/operations";
import { load } from "#lib/web/page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.grants"))("title") };
}

export default async function GrantsPage() {
  const { items } = await load(operations.listPendingGrants, {});
  const t = await getTranslations("admin.grants");
  return (
    <>
      <PageHeader title={t("title")} note={t("note")} />
      <Card flush>
        <PendingGrants grants={items} />
      </Card>
    </>
  );
}
