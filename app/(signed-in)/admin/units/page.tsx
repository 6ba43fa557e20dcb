import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { UnitTree } from "#components/people/unit-tree";
import { Card } from "#components/ui/card";
import { PageHeader } from "#components/ui/page-header";
import { unitsOf } from "#lib/access/actor";
import { operations } from "#lib/operations";
import { load, viewer } from "#lib/web/page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.units"))("title") };
}

export default async function UnitsPage() {
  const { items } = await load(operations.listUnits, {});
  const t = await getTranslations("admin.units");
  return (
    <>
      <PageHeader title={t("title")} note={t("note")} />
      <Card flush>
        <UnitTree units={items} mine={unitsOf((await viewer()).actor, ["admin"])} />
      </Card>
    </>
  );
}
