/** An area of merged cells keeps one text in its first cell. Rows of a table below that cell mean it too, and are given it. */

/** Of an area its first column and its rows. */
export type Area = { column: number; from: number; to: number };

type FilledRow = { row: number; cells: string[] };

/** A longer text is nobody's agency or unit, and is not repeated. */
const FILLED_CHARACTERS = 2_000;

/** Fills rows as they come, in the order of the file, and counts by column what it filled. One text a column is held at a time. */
export const fillDown = (areas: readonly Area[]) => {
  const waiting = areas.toSorted((a, b) => a.from - b.from);
  const open = new Map<number, { to: number; text: string }>();
  const filled = new Map<number, number>();
  let next = 0;
  let tooLong = 0;

  const fill = (cells: string[], column: number, text: string): void => {
    if ((cells[column] ?? "").trim() !== "") return;
    while (cells.length < column) cells.push("");
    cells[column] = text;
    filled.set(column, (filled.get(column) ?? 0) + 1);
  };
  const fillFrom = ({ row, cells }: FilledRow): void => {
    for (const [column, { to, text }] of open) {
      if (to < row) open.delete(column);
      else fill(cells, column, text);
    }
  };
  const begin = ({ column, to }: Area, text: string): void => {
    if (text.length > FILLED_CHARACTERS) tooLong += 1;
    else if (text.trim() !== "") open.set(column, { to, text });
  };
  const beginFrom = ({ row, cells }: FilledRow): void => {
    for (let area = waiting[next]; area && area.from <= row; area = waiting[++next])
      if (area.from === row) begin(area, cells[area.column] ?? "");
  };
  return {
    row: (row: FilledRow): void => {
      fillFrom(row);
      beginFrom(row);
    },
    filled: (): ReadonlyMap<number, number> => filled,
    /** Areas whose text is too long to be repeated. */
    tooLong: (): number => tooLong,
  };
};
