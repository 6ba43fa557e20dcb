import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DataTable } from "#components/ui/data-table";
import type { Params } from "#components/ui/link";
import type { ListedModel } from "#lib/models/list.schema";
import type { Density, LayoutColumn } from "#lib/models/list-layout.rules";
import { FurtherRows } from "./further-rows.tsx";
import { ListEnd } from "./list-foot.tsx";
import { modelHref, useModelColumns } from "./model-columns.tsx";

type ModelTableProps = {
  path: string;
  params: Params;
  by: string;
  models: ListedModel[];
  columns: readonly LayoutColumn[];
  density: Density;
  isPinned: boolean;
  empty: ReactNode;
  mayChoose: boolean;
};

/** The list of models: the page its address names, and the rows that are scrolled to after it. */
export function ModelTable({ path, params, by, models, columns, density, isPinned, empty, mayChoose }: ModelTableProps) {
  const t = useTranslations("models");
  const isFirstPage = params.cursor === undefined;
  return (
    <DataTable
      caption={t("list.caption")}
      rows={models}
      rowKey={({ id }) => id}
      href={modelHref}
      sort={{ path, params, by, isMany: true }}
      empty={empty}
      compact={density === "compact"}
      columns={useModelColumns({ shown: columns, isPinned, mayChoose })}
      end={<ListEnd />}
      more={
        <FurtherRows
          columns={columns}
          density={density}
          isPinned={isPinned}
          mayChoose={mayChoose}
          before={isFirstPage ? models.length : null}
        />
      }
    />
  );
}
