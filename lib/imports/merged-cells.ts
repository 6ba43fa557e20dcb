/** The merged cells of a sheet, which its XML names after its rows: a first pass finds them, so that rows can be filled as they come. */
import { type Reason, reason } from "#lib/core/errors";
import { columnAt } from "#lib/imports/column-letters.rules";
import { type Area, fillDown } from "#lib/imports/fill-down.rules";
import { LIMITS } from "#lib/imports/limits";
import type { RawRow } from "#lib/imports/table";
import { hearAll } from "#lib/imports/xml";

const TAG = "mergeCell";

/** Whether the text has the tag anywhere: a sheet without merged cells is not read as XML twice. */
const namesTag = async (chunks: AsyncIterable<string>): Promise<boolean> => {
  let end = "";
  for await (const chunk of chunks) {
    if ((end + chunk).includes(TAG)) return true;
    end = (end + chunk).slice(-TAG.length);
  }
  return false;
};

const AREA = /^([A-Z]{1,3})([1-9]\d{0,6}):([A-Z]{1,3})([1-9]\d{0,6})$/;

type Header = { row: number; names: readonly string[] };

/** Areas in rows below the header: those whose first column can be filled, and how many leave cells empty all the same. */
const areasBelow = async (chunks: AsyncIterable<string>, { row, names }: Header) => {
  const areas: Area[] = [];
  let left = 0;
  const add = (ref: string): void => {
    const [, first = "", from = "", last = "", to = ""] = AREA.exec(ref) ?? [];
    if (Number(to) <= row) return;
    const area = { column: columnAt(first), from: Number(from), to: Number(to) };
    const isFilled = area.from > row && area.to > area.from && area.column < names.length && areas.length < LIMITS.mergedAreas;
    if (isFilled) areas.push(area);
    if (!isFilled || first !== last) left += 1;
  };
  await hearAll(chunks, { open: (name, { ref = "" }) => name === TAG && add(ref) });
  return { areas, left };
};

export type MergedCells = {
  fill(raw: RawRow): void;
  /** What is said at the end: cells that were filled, by column, and areas whose other cells came in empty. */
  notes(): Reason[];
};

/** Columns named in one sentence. */
const NAMED = 10;

const filledNote = (filled: ReadonlyMap<number, number>, header: readonly string[]): Reason[] => {
  const columns = [...filled].sort(([a], [b]) => a - b).map(([at, count]) => `${header[at] ?? ""} (${count})`);
  if (columns.length === 0) return [];
  const count = [...filled.values()].reduce((sum, one) => sum + one, 0);
  const named = columns.slice(0, NAMED).join("; ") + (columns.length > NAMED ? "; …" : "");
  return [reason("merged-filled", { count, columns: named })];
};

/** Of the sheet in `chunks`, for the rows below this header. A title that is merged above the table takes no value from a row. */
export const mergedCells = async (chunks: () => AsyncIterable<string>, header: Header): Promise<MergedCells> => {
  const { areas, left } = (await namesTag(chunks())) ? await areasBelow(chunks(), header) : { areas: [], left: 0 };
  const down = fillDown(areas);
  return {
    fill: down.row,
    notes: () => {
      const count = left + down.tooLong();
      const empty = count > 0 ? [reason("merged-cells", { count })] : [];
      return [...filledNote(down.filled(), header.names), ...empty];
    },
  };
};
