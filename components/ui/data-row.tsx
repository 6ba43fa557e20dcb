import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Link } from "./link.tsx";

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
  from?: "desk";
  /** A class that sets how wide it is, where tables that stand below each other share their columns. */
  width?: string;
  /** Says what one row is. One column has it: it names the row and carries its link. */
  primary?: boolean;
  /** Stays in sight while others are scrolled sideways: a box before the name, the name, what comes next to it. */
  pinned?: keyof typeof PINS;
  /** Holds what is pressed, which paper has no use for. */
  acts?: true;
};

/** More columns than this are scrolled sideways, and of those whose columns people choose, more than this where the window is no desk. */
const FITTING = 8;
const FITTING_NARROW = 6;
export const isSideways = (columns: readonly unknown[]): boolean => columns.length > FITTING;
export const isSidewaysWhenNarrow = (columns: readonly Pick<Column<unknown>, "pinned">[]): boolean =>
  columns.length > FITTING_NARROW && columns.some(({ pinned }) => pinned);

/** Between all of their columns in sight there is less room. */
const isClose = (columns: readonly Pick<Column<unknown>, "pinned">[]): boolean =>
  isSidewaysWhenNarrow(columns) && !isSideways(columns);

/** Where each pinned column stops: a box takes 3rem, the name 17.25rem. Next to the name one more stops where there is room for it. */
const PINS = {
  box: "@[40rem]/table:sticky start-0",
  name: "@[40rem]/table:sticky start-0 [td+&]:start-12 [th+&]:start-12 border-e",
  next: "@4xl/table:sticky @4xl/table:start-[17.25rem] [td+th+&]:@4xl/table:start-[20.25rem] [th+th+&]:@4xl/table:start-[20.25rem] border-e",
};
/** Above the cells that pass below it. */
const PINNED = "z-1 bg-surface group-hover/row:bg-sunken print:static";

export const cellPlace = <Row,>({ align, from, width, pinned, acts }: Column<Row>, columns: readonly Column<Row>[]) =>
  classNames(
    "border-b border-line align-top first:ps-3.5 last:pe-3.5",
    isClose(columns) ? "px-2" : "px-2.5",
    align === "end" ? "text-end" : "text-start",
    from && "@max-4xl/table:@[40rem]/table:hidden",
    width,
    acts && "print:hidden",
    pinned && isSideways(columns) && PINS[pinned],
    pinned && isSideways(columns) && PINNED,
  );

export type DataRowProps<Row> = {
  row: Row;
  columns: Column<Row>[];
  /** Where a row leads. The primary cell is the link; a click anywhere else in the row follows it. */
  href?: (row: Row) => string;
  /** Less room around each row. */
  compact?: boolean;
  /** Its place in the whole table, the head counted, where rows before it are not in the document. */
  index?: number;
};

/** One row, the same whether the server makes it or the browser. */
export function DataRow<Row>({ row, columns, href, compact, index }: DataRowProps<Row>) {
  return (
    <tr
      // biome-ignore lint/a11y/noRedundantRoles: see the table.
      role="row"
      aria-rowindex={index}
      className={classNames("group/row [tbody:last-child>&:last-child>*]:border-b-0", href && "cursor-pointer hover:bg-sunken")}
    >
      {columns.map((column) => (
        <Cell key={column.key} column={column} columns={columns} row={row} href={href} compact={compact} />
      ))}
    </tr>
  );
}

type CellProps<Row> = { column: Column<Row> } & Pick<DataRowProps<Row>, "row" | "columns" | "href" | "compact">;

function Cell<Row>({ column, columns, row, href, compact }: CellProps<Row>) {
  const content = column.cell(row);
  const look = classNames(cellPlace(column, columns), compact ? "py-0.5" : "py-2");
  if (!column.primary) {
    return (
      // biome-ignore lint/a11y/noRedundantRoles: see the table.
      <td role="cell" data-label={column.header} data-pinned={column.pinned} className={look}>
        <div className={isSideways(columns) ? "@[40rem]/table:w-max @[40rem]/table:max-w-80" : "min-w-0"}>{content}</div>
      </td>
    );
  }
  const width = isSideways(columns) && column.pinned === "name" ? "@[40rem]/table:w-64" : undefined;
  const name = href ? (
    <Link plain href={href(row)} data-row-link className="inline-block min-h-5 text-ink group-hover/row:underline">
      {content}
    </Link>
  ) : (
    content
  );
  return (
    // biome-ignore lint/a11y/noRedundantRoles: see the table.
    <th role="rowheader" scope="row" data-label={column.header} className={classNames(look, "font-medium")}>
      {width ? <div className={width}>{name}</div> : name}
    </th>
  );
}
