import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ListKeys } from "#components/actions/list-keys";
import { ControlTable } from "#components/frameworks/control-table";
import { Card } from "#components/ui/card";
import { PageHeader } from "#components/ui/page-header";
import { operations } from "#lib/operations";
import { load } from "#lib/web/page";
import { LibraryTabs } from "../library-tabs.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("frameworks.controls"))("title") };
}

export default async function ControlsPage() {
  const [t, { items }] = await Promise.all([getTranslations("frameworks.controls"), load(operations.listControls, {})]);
  return (
    <>
      <PageHeader title={t("title")} note={t("note")} />
      <LibraryTabs />
      <ListKeys>
        <div className="space-y-4">
          {[...Map.groupBy(items, ({ family }) => family)].map(([family, controls]) => (
            <Card key={family} flush title={family} aside={controls.length}>
              <ControlTable family={family} controls={controls} />
            </Card>
          ))}
        </div>
      </ListKeys>
    </>
  );
}
