import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { WaitingRatings } from "#components/risk/waiting-ratings";
import { Card } from "#components/ui/card";
import type { Params } from "#components/ui/link";
import { PageHeader } from "#components/ui/page-header";
import { Pager } from "#components/ui/pager";
import { operations } from "#lib/operations";
import { load } from "#lib/web/page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("risk.waiting"))("title") };
}

/** Tiers that wait for a second person, in a table: the second line confirms many in a row, each by an act of its own. */
export default async function RatingsPage({ searchParams }: { searchParams: Promise<Params> }) {
  const params = await searchParams;
  const cursor = typeof params.cursor === "string" ? params.cursor : undefined;
  const [t, { items, nextCursor }] = await Promise.all([
    getTranslations("risk.waiting"),
    load(operations.listWaitingRatings, { cursor }),
  ]);
  return (
    <>
      <PageHeader title={t("title")} note={t("note")} />
      <Card flush>
        <WaitingRatings ratings={items} />
        <Pager path="/ratings" params={params} nextCursor={nextCursor} />
      </Card>
    </>
  );
}
