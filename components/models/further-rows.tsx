"use client";
import { memo, useRef } from "react";
import { DataRow } from "#components/ui/data-row";
import type { ListedModel } from "#lib/models/list.schema";
import type { Density, LayoutColumn } from "#lib/models/list-layout.rules";
import { startsOf } from "../ui/further-pages.ts";
import { useInSight } from "../ui/in-sight.ts";
import { useSteadyColumns } from "../ui/use-steady-columns.ts";
import { useFurtherModels } from "./further-models.tsx";
import { modelHref, useModelColumns } from "./model-columns.tsx";
import type { Further } from "./use-further.ts";

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
export function FurtherRows({ before, ...look }: FurtherRowsProps) {
  const { list, pages, hasMore, isPresent, seen } = useFurtherModels();
  useSteadyColumns(list, hasMore || pages.length > 0, `${look.columns}/${look.density}`);
  const indexes = before === null ? [] : startsOf(pages, FIRST_ROW + before);
  return pages.map(({ rows, height }, at) => (
    <PageBody
      // biome-ignore lint/suspicious/noArrayIndexKey: a page is its place in the list; where it begins may change.
      key={at}
      at={at}
      height={height}
      rows={isPresent(at) ? rows : null}
      index={indexes[at]}
      seen={seen}
      {...look}
    />
  ));
}

type Look = Omit<FurtherRowsProps, "before">;
type PageBodyProps = Look & {
  at: number;
  height: number;
  /** Null while they are out of the document. */
  rows: readonly ListedModel[] | null;
  index: number | undefined;
  seen: Further["seen"];
};

/** Twice the window before and after the view: a page is there before one scrolls to it. */
const NEAR = "200%";

/** Made anew only when something of this page is another: the others of a long list stay as they are while one scrolls. */
const PageBody = memo(function PageBody({ at, height, rows, index, seen, columns, density, isPinned, mayChoose }: PageBodyProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  const all = useModelColumns({ shown: columns, isPinned, mayChoose });
  useInSight(body, NEAR, (isNear, measured) => seen(at, isNear, measured));
  if (rows === null)
    return (
      <tbody ref={body} data-page={at} aria-hidden="true">
        <tr style={{ height }} />
      </tbody>
    );
  return (
    // biome-ignore lint/a11y/noRedundantRoles: see the table.
    <tbody ref={body} data-page={at} role="rowgroup" className="divide-y divide-line">
      {rows.map((row, place) => (
        <DataRow
          key={row.id}
          row={row}
          columns={all}
          href={modelHref}
          compact={density === "compact"}
          index={index === undefined ? undefined : index + place}
        />
      ))}
    </tbody>
  );
});
