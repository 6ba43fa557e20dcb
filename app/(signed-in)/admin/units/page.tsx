import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { UnitTree } from "#components/people/unit-tree";
import { ZoneCard } from "#components/people/zone-card";
import { Card } from "#components/ui/card";
import { PageHeader } from "#components/ui/page-header";
import { reachOf } from "#lib/access/actor";
import { allZones } from "#lib/core/calendar.rules";
import { operations } from "#lib/operations";
import { load, viewer } from "#lib/web/page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.units"))("title") };
}

export default async function UnitsPage() {
  const [{ items }, { timeZone }] = await Promise.all([load(operations.listUnits, {}), load(operations.getInstallation, {})]);
  const [t, { actor }] = await Promise.all([getTranslations("admin.units"), viewer()]);
  const mine = reachOf(actor, ["admin"]);
  return (
    <>
      <PageHeader title={t("title")} note={t("note")} />
      <div className="space-y-4">
        <Card flush>
          <UnitTree units={items} mine={mine} />
        </Card>
        <ZoneCard zone={timeZone} zones={allZones()} mayChange={mine === "all"} />
      </div>
    </>
  );
}
