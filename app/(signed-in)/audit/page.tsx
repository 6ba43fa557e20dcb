import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EventList } from "#components/audit/event-list";
import { EmptyState } from "#components/ui/empty-state";
import { FilterBar } from "#components/ui/filter-bar";
import type { Params } from "#components/ui/link";
import { PageHeader } from "#components/ui/page-header";
import { Pager } from "#components/ui/pager";
import { Term } from "#components/ui/term";
import { ListEventsInput } from "#lib/audit/schema";
import { operations } from "#lib/operations";
import { listInput } from "#lib/web/list-input";
import { load } from "#lib/web/page";

const PATH = "/audit";
/** The beginnings of the types of events, as they are narrowed to. */
const GROUPS = [
  "model",
  "version",
  "risk",
  "control",
  "evidence",
  "transition",
  "signoff",
  "signature",
  "comment",
  "import",
  "export",
  "ledger",
  "person",
  "role",
  "key",
  "unit",
] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("audit.ledger"))("title") };
}

export default async function LedgerPage({ searchParams }: { searchParams: Promise<Params> }) {
  const params = await searchParams;
  const input = listInput(ListEventsInput, params);
  const [t, { items, nextCursor, size, names }] = await Promise.all([
    getTranslations("audit.ledger"),
    load(operations.listEvents, { ...input, order: input.order ?? "newest" }),
  ]);
  return (
    <>
      <PageHeader title={<Term name="ledger">{t("title")}</Term>} note={t("note", { size })} />
      <FilterBar
        path={PATH}
        params={params}
        search={{ name: "subject", label: t("subject") }}
        filters={[
          { name: "event", label: t("event"), options: GROUPS.map((value) => ({ value, label: t(`group.${value}`) })) },
          { name: "order", label: t("order"), unset: t("newest"), options: [{ value: "oldest", label: t("oldest") }] },
        ]}
      />
      {items.length > 0 ? (
        <EventList items={items} names={names} />
      ) : (
        <EmptyState glyph="ring" title={t("empty")}>
          {t("emptyNote")}
        </EmptyState>
      )}
      <Pager path={PATH} params={params} nextCursor={nextCursor} />
    </>
  );
}
