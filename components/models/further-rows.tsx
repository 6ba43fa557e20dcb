"use client";
import { useRef } from "react";
import { DataRow } from "#components/ui/data-row";
import type { ListedModel } from "#lib/models/list.schema";
import type { Density, LayoutColumn } from "#lib/models/list-layout.rules";
import { type FurtherPage, startsOf } from "../ui/further-pages.ts";
import { useInSight } from "../ui/in-sight.ts";
import { useSteadyColumns } from "../ui/use-steady-columns.ts";
import { useFurtherModels } from "./further-models.tsx";
import { modelHref, useModelColumns } from "./model-columns.tsx";

type FurtherRowsProps = {
  columns: readonly LayoutColumn[];
  density: Density;
  isPinned: boolean;
  mayChoose: boolean;
  /** How many rows stand before these; null where the list was opened in its midst. */
  before: number | null;
};

/** Of a table whose head is its row 1. */
const FIRST_ROW = 2;

/** A body of the table for each page; one far from the view is as tall and empty. */
export function FurtherRows({ columns, density, isPinned, mayChoose, before }: FurtherRowsProps) {
  const { list, pages, hasMore, isPresent } = useFurtherModels();
  const all = useModelColumns({ shown: columns, isPinned, mayChoose });
  useSteadyColumns(list, hasMore || pages.length > 0, `${columns}/${density}`);
  const indexes = before === null ? [] : startsOf(pages, FIRST_ROW + before);
  return pages.map((page, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a page is its place in the list; where it begins may change.
    <PageBody key={at} page={page} at={at}>
      {isPresent(at) && page.rows
        ? page.rows.map((row, place) => (
            <DataRow
              key={row.id}
              row={row}
              columns={all}
              href={modelHref}
              compact={density === "compact"}
              index={indexes[at] === undefined ? undefined : indexes[at] + place}
            />
          ))
        : null}
    </PageBody>
  ));
}

type PageBodyProps = { page: FurtherPage<ListedModel>; at: number; children: React.ReactNode };

/** Twice the window before and after the view: a page is there before one scrolls to it. */
const NEAR = "200%";

function PageBody({ page: { height }, at, children }: PageBodyProps) {
  const { seen } = useFurtherModels();
  const body = useRef<HTMLTableSectionElement>(null);
  useInSight(body, NEAR, (isNear, measured) => seen(at, isNear, measured));
  if (!children)
    return (
      <tbody ref={body} data-page={at} aria-hidden="true">
        <tr style={{ height }} />
      </tbody>
    );
  return (
    // biome-ignore lint/a11y/noRedundantRoles: see the table.
    <tbody ref={body} data-page={at} role="rowgroup" className="divide-y divide-line">
      {children}
    </tbody>
  );
}
