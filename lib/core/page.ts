import { z } from "zod";
import { Refusal, reason } from "#lib/core/errors";

/** Keyset paging: a cursor is the sort key of the last row shown, opaque to the caller. */
export const PageInput = {
  cursor: z.string().max(2000).optional().describe("Where the next page starts, as given by nextCursor"),
  limit: z.coerce.number().int().min(1).max(200).default(50).describe("Rows per page, at most 200"),
};

export const page = <T extends z.ZodType>(row: T) => z.object({ items: z.array(row), nextCursor: z.string().nullable() });

export const encodeCursor = (key: readonly (string | number | null)[]) => Buffer.from(JSON.stringify(key)).toString("base64url");

/** Throws 422 when the cursor was not made by this product. `parts` is the number of sort columns. */
export function decodeCursor(cursor: string | undefined, parts: number): (string | number | null)[] | null {
  if (cursor === undefined) return null;
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (Array.isArray(key) && key.length === parts && key.every((k) => k === null || ["string", "number"].includes(typeof k)))
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
