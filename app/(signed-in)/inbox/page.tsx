import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { InboxTable } from "#components/inbox/inbox-table";
import { Card } from "#components/ui/card";
import { FilterBar } from "#components/ui/filter-bar";
import type { Params } from "#components/ui/link";
import { PageHeader } from "#components/ui/page-header";
import { Pager } from "#components/ui/pager";
import { INBOX_KINDS, ListInboxInput } from "#lib/inbox/schema";
import { operations } from "#lib/operations";
import { listInput } from "#lib/web/list-input";
import { load } from "#lib/web/page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("inbox"))("title") };
}

export default async function InboxPage({ searchParams }: { searchParams: Promise<Params> }) {
  const input = listInput(ListInboxInput, await searchParams);
  const [t, { items, nextCursor }] = await Promise.all([getTranslations("inbox"), load(operations.listInbox, input)]);
  const params: Params = { kind: input.kind, cursor: input.cursor };
  return (
    <>
      <PageHeader title={t("title")} note={t("note")} />
      <FilterBar
        path="/inbox"
        params={params}
        filters={[
          { name: "kind", label: t("filter"), options: INBOX_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) })) },
        ]}
      />
      <Card flush>
        <InboxTable items={items} narrowed={input.kind !== undefined} />
        <Pager path="/inbox" params={params} nextCursor={nextCursor}>
          {items.length > 0 ? <span data-key-hint="">{t("keys")}</span> : null}
        </Pager>
      </Card>
    </>
  );
}
