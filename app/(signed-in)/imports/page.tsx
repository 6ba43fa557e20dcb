import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ImportTable } from "#components/imports/import-table";
import { ButtonLink } from "#components/ui/button";
import { Card } from "#components/ui/card";
import type { Params } from "#components/ui/link";
import { PageHeader } from "#components/ui/page-header";
import { Pager } from "#components/ui/pager";
import { RefreshWhile } from "#components/ui/refresh-while";
import { ListImportsInput } from "#lib/imports/schema";
import { operations } from "#lib/operations";
import { listInput } from "#lib/web/list-input";
import { load } from "#lib/web/page";

const PATH = "/imports";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("imports"))("title") };
}

export default async function ImportsPage({ searchParams }: { searchParams: Promise<Params> }) {
  const params = await searchParams;
  const [t, { items, nextCursor }] = await Promise.all([
    getTranslations("imports"),
    load(operations.listImports, { limit: 25, ...listInput(ListImportsInput, params) }),
  ]);
  const start = (
    <ButtonLink variant="primary" href="/imports/new">
      {t("start")}
    </ButtonLink>
  );
  return (
    <>
      <PageHeader title={t("title")} note={t("note")} actions={start} />
      <RefreshWhile running={items.some(({ state }) => state === "queued" || state === "running")} />
      <Card flush>
        <ImportTable rows={items} start={start} />
        <Pager path={PATH} params={{ cursor: params.cursor }} nextCursor={nextCursor} />
      </Card>
    </>
  );
}
