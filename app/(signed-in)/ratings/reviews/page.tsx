import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { WaitingReviews } from "#components/checklist/waiting-reviews";
import { Card } from "#components/ui/card";
import type { Params } from "#components/ui/link";
import { PageHeader } from "#components/ui/page-header";
import { Pager } from "#components/ui/pager";
import { operations } from "#lib/operations";
import { load } from "#lib/web/page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("evidence.waiting"))("title") };
}

/** Evidence and claims that wait for a second person. Each leads to its control, where it is read before it is judged. */
export default async function ReviewsPage({ searchParams }: { searchParams: Promise<Params> }) {
  const params = await searchParams;
  const cursor = typeof params.cursor === "string" ? params.cursor : undefined;
  const [t, { items, nextCursor }] = await Promise.all([
    getTranslations("evidence.waiting"),
    load(operations.listWaitingReviews, { cursor }),
  ]);
  return (
    <>
      <PageHeader title={t("title")} note={t("note")} />
      <Card flush>
        <WaitingReviews reviews={items} />
        <Pager path="/ratings/reviews" params={params} nextCursor={nextCursor} />
      </Card>
    </>
  );
}
