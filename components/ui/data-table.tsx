import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Glyph } from "./glyph.tsx";
import { hrefWith, Link, type Params } from "./link.tsx";
import { RowClicks } from "./row-clicks.tsx";

export type Column<Row> = {
  key: string;
  /** Also the label of the value where rows stack. Keep it to a word or two. */
  header: string;
  /** In place of the words, where the head of a column is to be used: a box that ticks all rows. */
  headerCell?: ReactNode;
  cell: (row: Row) => ReactNode;
  /** The name of this column in `sort`; without it the column does not sort. */
  sort?: string;
  align?: "end";
  /** Left out between phone and desk, where columns are scarce; rows that stack show it again. */
  wideOnly?: boolean;
  /** Says what one row is. One column has it: it names the row and carries its link. */
  primary?: boolean;
};

type DataTableProps<Row> = {
  /** What the rows are. Read out; shown unless a heading above already says it. */
  caption: string;
  showCaption?: boolean;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
  /** Where a row leads. The primary cell is the link; a click anywhere else in the row follows it. */
  href?: (row: Row) => string;
  /** For sortable columns: the address of this list, its parameters, and what it is sorted by (`name`, or `-name` downwards). */
  sort?: Sorting;
  /** Instead of rows. */
  empty: ReactNode;
  /** Less room around each row. */
  compact?: boolean;
};

/** More columns than this are scrolled sideways, with the first in sight. */
const FITTING = 10;

/** A table rendered on the server: header that stays, columns that sort by address, rows that lead to their record. */
export function DataTable<Row>({ caption, showCaption, columns, rows, rowKey, href, sort, empty, compact }: DataTableProps<Row>) {
  if (rows.length === 0) return <>{empty}</>;
  const isWide = columns.length > FITTING;
  return (
    <Sideways name={isWide ? caption : null}>
      <RowClicks>
        {/* biome-ignore lint/a11y/noRedundantRoles: a table whose rows stack by style is no table to a screen reader unless it says so. */}
        <table role="table" className="stacks w-full border-separate border-spacing-0">
          <caption className={showCaption ? "px-3.5 py-2 text-start font-semibold" : "sr-only"}>{caption}</caption>
          {/* biome-ignore lint/a11y/noRedundantRoles: as above. */}
          <thead role="rowgroup">
            {/* biome-ignore lint/a11y/noRedundantRoles: as above. */}
            <tr role="row">
              {columns.map((column) => (
                <Header key={column.key} column={column} sort={sort} />
              ))}
            </tr>
          </thead>
          {/* biome-ignore lint/a11y/noRedundantRoles: as above. */}
          <tbody role="rowgroup" className="divide-y divide-line">
            {rows.map((row) => (
              <tr
                key={rowKey(row)}
                // biome-ignore lint/a11y/noRedundantRoles: as above.
                role="row"
                className={classNames("group/row [&:last-child>*]:border-b-0", href && "cursor-pointer hover:bg-sunken")}
              >
                {columns.map((column) => (
                  <Cell key={column.key} column={column} row={row} href={href} compact={compact} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </RowClicks>
    </Sideways>
  );
}

/** Scrolled with the arrow keys too, once it has the focus. */
function Sideways({ name, children }: { name: string | null; children: ReactNode }) {
  if (name === null) return <div className="@container/table">{children}</div>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by the keyboard.
    <section aria-label={name} tabIndex={0} className="@container/table overflow-x-auto print:overflow-visible">
      {children}
    </section>
  );
}

const place = (column: { align?: "end"; wideOnly?: boolean }) =>
  classNames(
    "border-b border-line px-2.5 align-top first:ps-3.5 last:pe-3.5",
    column.align === "end" ? "text-end" : "text-start",
    column.wideOnly && "@max-5xl/table:@[40rem]/table:hidden",
  );

type Sorting = { path: string; params: Params; by?: string };

const directionOf = (name: string | undefined, by: string | undefined) =>
  name === undefined || by === undefined ? undefined : by === name ? "ascending" : by === `-${name}` ? "descending" : undefined;

function Header<Row>({ column, sort }: { column: Column<Row>; sort: Sorting | undefined }) {
  const { header, headerCell, sort: name } = column;
  return (
    <th
      // biome-ignore lint/a11y/noRedundantRoles: see the table.
      role="columnheader"
      scope="col"
      aria-sort={directionOf(name, sort?.by)}
      className={classNames(
        place(column),
        "sticky top-0 z-2 bg-surface py-1 first:rounded-ss-lg last:rounded-se-lg text-sm font-medium whitespace-nowrap text-ink-3",
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

const arrows = { ascending: "up", descending: "down" } as const;

/** Sorts upwards by this column, or downwards when it already is. */
function SortLink({ header, name, sort }: { header: string; name: string; sort: Sorting }) {
  const t = useTranslations("ui.table");
  const direction = directionOf(name, sort.by);
  const isUp = direction === "ascending";
  return (
    <Link
      plain
      href={hrefWith(sort.path, sort.params, { sort: isUp ? `-${name}` : name })}
      title={t(isUp ? "sortDown" : "sortUp", { column: header })}
      className={classNames("inline-flex min-h-6 items-center gap-1 hover:text-ink", direction && "text-ink")}
    >
      {header}
      <Glyph name={direction ? arrows[direction] : "sort"} className={direction ? "size-3" : "size-3 opacity-60"} />
    </Link>
  );
}

type CellProps<Row> = { column: Column<Row>; row: Row } & Pick<DataTableProps<Row>, "href" | "compact">;

function Cell<Row>({ column, row, href, compact }: CellProps<Row>) {
  const content = column.cell(row);
  const look = classNames(place(column), compact ? "py-0.5" : "py-2");
  if (!column.primary) {
    return (
      // biome-ignore lint/a11y/noRedundantRoles: see the table.
      <td role="cell" data-label={column.header} className={look}>
        <div className="min-w-0">{content}</div>
      </td>
    );
  }
  return (
    // biome-ignore lint/a11y/noRedundantRoles: see the table.
    <th role="rowheader" scope="row" data-label={column.header} className={classNames(look, "font-medium")}>
      {href ? (
        <Link plain href={href(row)} data-row-link className="inline-block min-h-5 text-ink group-hover/row:underline">
          {content}
        </Link>
      ) : (
        content
      )}
    </th>
  );
}
