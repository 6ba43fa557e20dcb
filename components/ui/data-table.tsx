import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { type Column, cellPlace, DataRow, type DataRowProps, isSideways, isSidewaysWhenNarrow } from "./data-row.tsx";
import { type Sorting, SortLink, sortedIn } from "./sort-link.tsx";
import { TableClicks } from "./table-clicks.tsx";

export type { Column };

type DataTableProps<Row> = {
  /** What the rows are. Read out; shown unless a heading above already says it. */
  caption: string;
  showCaption?: boolean;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
  /** For sortable columns: the address of this list, its parameters, and what it is sorted by (`name`, `-name` downwards, `tier,-name`). */
  sort?: Sorting;
  /** Where rows stack, their values stand beside each other, each after its label: for rows that are many and short. */
  flows?: boolean;
  /** Instead of rows. */
  empty: ReactNode;
  /** Rows that come later, as bodies of the same table. */
  more?: ReactNode;
  /** Stands where the rows end, to be seen when one scrolls there. */
  end?: ReactNode;
} & Pick<DataRowProps<Row>, "href" | "compact">;

/** A table rendered on the server: header that stays, columns that sort by address, rows that lead to their record. */
export function DataTable<Row>({
  caption,
  showCaption,
  columns,
  rows,
  rowKey,
  href,
  sort,
  flows,
  empty,
  compact,
  more,
  end,
}: DataTableProps<Row>) {
  if (rows.length === 0) return <>{empty}</>;
  return (
    <Sideways name={isSideways(columns) ? caption : null} isWhenNarrow={isSidewaysWhenNarrow(columns)}>
      <TableClicks sortedBy={sort?.isMany ? sort.by : undefined}>
        {/* biome-ignore lint/a11y/noRedundantRoles: a table whose rows stack by style is no table to a screen reader unless it says so. */}
        <table role="table" className={classNames("stacks w-full border-separate border-spacing-0", flows && "flows")}>
          <caption className={showCaption ? "px-3.5 py-2 text-start font-semibold" : "sr-only"}>{caption}</caption>
          {/* biome-ignore lint/a11y/noRedundantRoles: as above. */}
          <thead role="rowgroup">
            {/* biome-ignore lint/a11y/noRedundantRoles: as above. */}
            <tr role="row">
              {columns.map((column) => (
                <Header key={column.key} column={column} columns={columns} sort={sort} />
              ))}
            </tr>
          </thead>
          {/* biome-ignore lint/a11y/noRedundantRoles: as above. */}
          <tbody role="rowgroup" className="divide-y divide-line">
            {rows.map((row) => (
              <DataRow key={rowKey(row)} row={row} columns={columns} href={href} compact={compact} />
            ))}
          </tbody>
          {more}
        </table>
      </TableClicks>
      {end}
    </Sideways>
  );
}

/**
 * Scrolled in itself both ways where it is wide, so that its head stays over its columns, and with the arrow keys too once it has the
 * focus. One of fewer columns is where the window is no desk (app/globals.css), with the keys once a row has the focus. Rows that stack,
 * and paper, have it whole.
 */
function Sideways({ name, isWhenNarrow, children }: { name: string | null; isWhenNarrow: boolean; children: ReactNode }) {
  if (name === null)
    return (
      <div data-scrolls={isWhenNarrow ? "narrow" : undefined} className="@container/table">
        {children}
      </div>
    );
  return (
    <section
      aria-label={name}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by the keyboard.
      tabIndex={0}
      data-scrolls=""
      className="@container/table scroll-pt-9 overflow-x-auto md:max-h-[calc(100dvh-4rem)] md:overflow-y-auto print:max-h-none print:overflow-visible"
    >
      {children}
    </section>
  );
}

type HeaderProps<Row> = { column: Column<Row>; columns: Column<Row>[]; sort: Sorting | undefined };

function Header<Row>({ column, columns, sort }: HeaderProps<Row>) {
  const { header, headerCell, sort: name } = column;
  const sorted = sortedIn(sort?.by, name);
  return (
    <th
      // biome-ignore lint/a11y/noRedundantRoles: see the table.
      role="columnheader"
      scope="col"
      aria-sort={sorted?.isFirst ? sorted.direction : undefined}
      data-pinned={column.pinned}
      className={classNames(
        cellPlace(column, columns),
        "sticky top-0 bg-surface py-1 first:rounded-ss-lg last:rounded-se-lg text-sm font-medium whitespace-nowrap text-ink-3",
        column === columns.findLast(({ from }) => from === undefined) && "@max-4xl/table:rounded-se-lg",
        // Those that stay are above those that pass below them.
        column.pinned && column.pinned !== "next" ? "z-3" : "z-2",
        column.pinned === "next" && "@4xl/table:z-3",
      )}
    >
      {name && sort ? (
        <SortLink header={header} name={name} sort={sort} />
      ) : (
        <span className="inline-flex min-h-6 items-center">{headerCell ?? header}</span>
      )}
    </th>
  );
}
