import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { UnitTree } from "#components/people/unit-tree";
import { ZoneCard } from "#components/people/zone-card";
import { ButtonLink } from "#components/ui/button";
import { Card } from "#components/ui/card";
import { FilterBar } from "#components/ui/filter-bar";
import type { Params } from "#components/ui/link";
import { PageHeader } from "#components/ui/page-header";
import { reachOf } from "#lib/access/actor";
import { allZones } from "#lib/core/calendar.rules";
import { operations } from "#lib/operations";
import { unitsOnPage } from "#lib/units/rules";
import { ListUnitsInput } from "#lib/units/schema";
import { listInput } from "#lib/web/list-input";
import { load, viewer } from "#lib/web/page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.units"))("title") };
}

const PATH = "/admin/units";
/** As many as are found by name. */
const FOUND_MAX = 100;
const Asked = z.object({ q: ListUnitsInput.shape.q, below: z.string().max(64).optional() });

export default async function UnitsPage({ searchParams }: { searchParams: Promise<Params> }) {
  const { q, below } = listInput(Asked, await searchParams);
  const [{ items }, { timeZone }] = await Promise.all([
    load(operations.listUnits, q ? { q, limit: FOUND_MAX } : {}),
    load(operations.getInstallation, {}),
  ]);
  const [t, { actor }] = await Promise.all([getTranslations("admin.units"), viewer()]);
  const mine = reachOf(actor, ["admin"]);
  const counted = items.map(({ people = 0, models = 0, ...unit }) => ({ ...unit, people, models }));
  return (
    <>
      <PageHeader title={t("title")} note={t("note")} />
      <FilterBar path={PATH} params={{ q }} filters={[]} search={{ name: "q", label: t("search") }}>
        {below && !q ? (
          <ButtonLink variant="quiet" href={PATH}>
            {t("all")}
          </ButtonLink>
        ) : null}
      </FilterBar>
      <div className="space-y-4">
        <Card flush>
          <UnitTree units={unitsOnPage(counted, q ? undefined : below)} mine={mine} from={below} />
        </Card>
        <ZoneCard zone={timeZone} zones={allZones()} mayChange={mine === "all"} />
      </div>
    </>
  );
}
