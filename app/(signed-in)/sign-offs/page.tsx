import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { QueueFilters } from "#components/signoff/queue-filters";
import { QueueTable } from "#components/signoff/queue-table";
import { Card } from "#components/ui/card";
import { hrefWith, Link, type Params } from "#components/ui/link";
import { PageHeader } from "#components/ui/page-header";
import { Pager } from "#components/ui/pager";
import { operations } from "#lib/operations";
import { ListSignoffsInput, SignoffFilter, VIEWS } from "#lib/signoff/queue.schema";
import { listInput } from "#lib/web/list-input";
import { load } from "#lib/web/page";

const PATH = "/sign-offs";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signoff.queue"))("title") };
}

export default async function SignoffsPage({ searchParams }: { searchParams: Promise<Params> }) {
  const asked = await searchParams;
  const input = listInput(ListSignoffsInput, asked);
  const filter = listInput(SignoffFilter, asked);
  const [t, { items, nextCursor }, units] = await Promise.all([
    getTranslations("signoff.queue"),
    load(operations.listSignoffs, input),
    // Named only where somebody came from the numbers of one unit.
    filter.businessUnit ? load(operations.listUnits, { counts: "no" }).then(({ items: all }) => all) : [],
  ]);
  const view = input.view ?? "mine";
  const params: Params = { ...filter, view: input.view, cursor: input.cursor };
  return (
    <>
      <PageHeader title={t("title")} note={t("note", { view })} />
      <nav aria-label={t("view.label")} className="mb-3 flex flex-wrap gap-x-4 gap-y-1">
        {VIEWS.map((one) => (
          <Link
            key={one}
            plain={one === view}
            href={hrefWith(PATH, {}, { view: one === "mine" ? null : one })}
            aria-current={one === view ? "page" : undefined}
            className={one === view ? "inline-flex min-h-6 items-center font-semibold" : "inline-flex min-h-6 items-center"}
          >
            {t(`view.${one}`)}
          </Link>
        ))}
      </nav>
      <QueueFilters path={PATH} params={params} view={view} units={units.filter(({ id }) => id === filter.businessUnit)} />
      <Card flush>
        <QueueTable items={items} view={view} narrowed={Object.keys(filter).length > 0} />
        <Pager path={PATH} params={params} nextCursor={nextCursor}>
          {items.length > 0 ? <span data-key-hint="">{t("keys")}</span> : null}
        </Pager>
      </Card>
    </>
  );
}
