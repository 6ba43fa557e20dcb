import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FrameworkTable } from "#components/frameworks/framework-table";
import { Card } from "#components/ui/card";
import { PageHeader } from "#components/ui/page-header";
import { operations } from "#lib/operations";
import { load } from "#lib/web/page";
import { LibraryTabs } from "./library-tabs.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("frameworks"))("title") };
}

export default async function FrameworksPage() {
  const [t, { items }] = await Promise.all([getTranslations("frameworks"), load(operations.listFrameworks, {})]);
  return (
    <>
      <PageHeader title={t("title")} note={t("note")} />
      <LibraryTabs />
      <Card flush>
        <FrameworkTable frameworks={items} />
      </Card>
    </>
  );
}
