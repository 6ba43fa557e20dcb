import type { Metadata } from "next";
import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import { ListKeys } from "#components/actions/list-keys";
import { FurtherModels } from "#components/models/further-models";
import { LayoutPanel } from "#components/models/layout-panel";
import { ShowMore, ShownCount } from "#components/models/list-foot";
import { ModelFilters } from "#components/models/model-filters";
import { ModelTable } from "#components/models/model-table";
import { ModelSelection } from "#components/models/selection";
import { isKeepable, KeepView, Views } from "#components/models/views";
import { ButtonLink, buttonLook } from "#components/ui/button";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { hrefWith, type Params } from "#components/ui/link";
import { PageHeader } from "#components/ui/page-header";
import { Pager } from "#components/ui/pager";
import type { Permission } from "#lib/access/permissions";
import { ListModelsInput } from "#lib/models/list.schema";
import { layoutCookie } from "#lib/models/list-layout.rules";
import { columnsOf, keptLayout, ListLayout } from "#lib/models/list-layout.schema";
import { actsOffered } from "#lib/models/many.rules";
import { operations } from "#lib/operations";
import { unitsOffered } from "#lib/units/rules";
import { listInput } from "#lib/web/list-input";
import { load, viewer } from "#lib/web/page";
import { may as mayAnywhere } from "../navigation.tsx";

const PATH = "/models";
const FILE = `${PATH}/list.csv`;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("models"))("title") };
}

const asParams = (input: object): Params =>
  Object.fromEntries(Object.entries(input).map(([name, value]) => [name, String(value)]));

export default async function ModelsPage({ searchParams }: { searchParams: Promise<Params> }) {
  const asked = await searchParams;
  const input = listInput(ListModelsInput, asked);
  const here = listInput(ListLayout, asked);
  const query = asParams(input);
  const params = { ...query, ...asParams(here) };
  const layout = { ...keptLayout((await cookies()).get(layoutCookie)?.value), ...here };
  const [t, { actor }, list, { items: units }, { items: views }] = await Promise.all([
    getTranslations("models"),
    viewer(),
    load(operations.listModels, input),
    load(operations.listUnits, { counts: "no" }),
    load(operations.listViews, {}),
  ]);
  const { items, nextCursor, previousCursor, total, isCapped } = list;
  const owner = items.find((model) => model.owner?.id === input.owner)?.owner;
  const may = (permission: Permission) => mayAnywhere(actor, permission);
  const acts = actsOffered(may, input.flag === "archived");
  const mayChoose = acts.length > 0;
  const name = hrefWith(PATH, query);
  const by = input.sort ?? (input.q ? "match" : "name");
  const density = layout.density ?? "comfortable";
  const isPinned = layout.pinned !== undefined;
  const register = may("model:register") ? (
    <ButtonLink variant="primary" href="/models/new">
      {t("register")}
    </ButtonLink>
  ) : null;
  return (
    <>
      <PageHeader title={t("title")} actions={register} />
      <Views path={PATH} params={params} views={views} />
      <ModelFilters
        path={PATH}
        params={params}
        units={unitsOffered(units, input.businessUnit)}
        person={owner ? { value: owner.id, label: owner.name } : null}
        beside={isKeepable(params, views) ? <KeepView params={params} /> : null}
      >
        {total > 0 ? <Take params={params} columns={columnsOf(layout).join(",")} mayExport={may("export:run")} /> : null}
        <LayoutPanel
          path={PATH}
          params={params}
          columns={columnsOf(layout)}
          density={density}
          isPinned={isPinned}
          by={by}
          file={total > 0 ? hrefWith(FILE, rowsOf(params)) : null}
        />
      </ModelFilters>
      <FurtherModels key={name} name={name} query={query} next={nextCursor}>
        <Card flush>
          <ModelSelection acts={acts}>
            <ListKeys canChoose={mayChoose}>
              <ModelTable
                path={PATH}
                params={params}
                by={by}
                models={items}
                columns={columnsOf(layout)}
                density={density}
                isPinned={isPinned}
                mayChoose={mayChoose}
                empty={<Empty isNarrowed={Object.keys(input).length > 0} register={register} />}
              />
            </ListKeys>
          </ModelSelection>
          <Pager
            path={PATH}
            params={params}
            nextCursor={nextCursor}
            previousCursor={previousCursor}
            more={nextCursor ? <ShowMore path={PATH} params={params} next={nextCursor} /> : null}
          >
            {total > 0 ? <ShownCount first={items.length} total={total} isCapped={isCapped} /> : null}
          </Pager>
        </Card>
      </FurtherModels>
    </>
  );
}

/** All rows of the list, whatever it shows of them. */
const rowsOf = (params: Params): Params => ({
  ...params,
  ...{ columns: undefined, density: undefined, pinned: undefined, cursor: undefined, limit: undefined },
});

/** The list as it stands: a plain file of it, and for those who check the export with its block. */
async function Take({ params, columns, mayExport }: { params: Params; columns: string; mayExport: boolean }) {
  const t = await getTranslations("models.list");
  const rows = rowsOf(params);
  return (
    <>
      {mayExport ? <ButtonLink href={hrefWith("/audit/exports", rows)}>{t("export")}</ButtonLink> : null}
      <a href={hrefWith(FILE, { ...rows, columns })} download className={buttonLook()}>
        {t("csv")}
      </a>
    </>
  );
}

async function Empty({ isNarrowed, register }: { isNarrowed: boolean; register: React.ReactNode }) {
  const t = await getTranslations("models.list");
  return isNarrowed ? (
    <EmptyState glyph="ring" title={t("empty")}>
      {t("emptyNote")}
    </EmptyState>
  ) : (
    <EmptyState glyph="ring" title={t("emptyAll")} action={register}>
      {t("emptyAllNote")}
    </EmptyState>
  );
}
