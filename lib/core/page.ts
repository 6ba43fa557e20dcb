import { z } from "zod";
import { Refusal, reason } from "#lib/core/errors";

/** Keyset paging: a cursor is the sort key of the last row shown, opaque to the caller. */
export const PageInput = {
  cursor: z.string().max(2000).optional().describe("Where the next page starts, as given by nextCursor"),
  limit: z.coerce.number().int().min(1).max(200).default(50).describe("Rows per page, at most 200"),
};

export const page = <T extends z.ZodType>(row: T) => z.object({ items: z.array(row), nextCursor: z.string().nullable() });

export const encodeCursor = (key: readonly (string | number | null)[]) => Buffer.from(JSON.stringify(key)).toString("base64url");

/** Throws 422 when the cursor was not made by this product. `parts` is the number of sort columns, or the numbers it may be. */
export function decodeCursor(cursor: string | undefined, parts: number | number[]): (string | number | null)[] | null {
  if (cursor === undefined) return null;
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (
      Array.isArray(key) &&
      [parts].flat().includes(key.length) &&
      key.every((k) => k === null || ["string", "number"].includes(typeof k))
    )
      return key;
  } catch {
    // Falls through to the refusal: whatever is wrong with the text, the sentence is the same.
  }
  throw new Refusal("invalid", reason("invalid.cursor"));
}

/** Cuts the row that was read beyond the page and turns it into the next cursor. */
export function cut<T>(rows: T[], limit: number, key: (row: T) => (string | number | null)[]) {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? encodeCursor(key(last)) : null };
}

/** A place in a list, and whether the page wanted ends before it instead of beginning after it. */
export type Place = { key: Key; isBackwards: boolean };
type Key = (string | number | null)[];
const BACKWARDS = "before";

/** The place of a list that is read both ways; null on its first page. */
export function decodePlace(cursor: string | undefined, parts: number): Place | null {
  if (cursor === undefined) return null;
  const key = decodeCursor(cursor, [parts, parts + 1]) ?? [];
  if (key.length === parts) return { key, isBackwards: false };
  if (key.at(-1) === BACKWARDS) return { key: key.slice(0, parts), isBackwards: true };
  throw new Refusal("invalid", reason("invalid.cursor"));
}

/** As `cut`, for rows read from a place in either direction, with the cursor of the page before. */
export function cutBothWays<T>(rows: T[], limit: number, place: Place | null, key: (row: T) => Key) {
  if (!place?.isBackwards) {
    const page = cut(rows, limit, key);
    const [first] = page.items;
    return { ...page, previousCursor: place && first ? encodeCursor([...key(first), BACKWARDS]) : null };
  }
  const items = rows.slice(0, limit).toReversed();
  const [first, last] = [items[0], items.at(-1)];
  return {
    items,
    nextCursor: last ? encodeCursor(key(last)) : null,
    previousCursor: rows.length > limit && first ? encodeCursor([...key(first), BACKWARDS]) : null,
  };
}
