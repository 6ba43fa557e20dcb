import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ModelHistory } from "#components/models/model-history";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import type { Params } from "#components/ui/link";
import { Pager } from "#components/ui/pager";
import { GetModelHistoryInput } from "#lib/models/history.schema";
import { operations } from "#lib/operations";
import { listInput } from "#lib/web/list-input";
import { load } from "#lib/web/page";

type Props = { params: Promise<{ modelId: string }>; searchParams: Promise<Params> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("history.page"))("title") };
}

/** Each event carries its fields before and after: few of them fill a page. */
const EVENTS = 12;

export default async function HistoryPage({ params, searchParams }: Props) {
  const { modelId } = await params;
  const { cursor } = listInput(GetModelHistoryInput, await searchParams);
  const page = { ...(typeof cursor === "string" && { cursor }) };
  const [t, { items, nextCursor }] = await Promise.all([
    getTranslations("history.page"),
    load(operations.getModelHistory, { modelId, limit: EVENTS, ...page }),
  ]);
  return (
    <Card title={t("title")} aside={t("note")}>
      {items.length > 0 ? <ModelHistory modelId={modelId} events={items} /> : <EmptyState glyph="ring" title={t("empty")} />}
      <Pager path={`/models/${modelId}/history`} params={page} nextCursor={nextCursor} />
    </Card>
  );
}
