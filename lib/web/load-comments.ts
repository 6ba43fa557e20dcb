// The comments a page shows: the newest of them, and older ones as far as its address asks.
import type { InputOf, OutputOf } from "#lib/core/operation";
import { operations } from "#lib/operations";
import { load } from "#lib/web/page";

type Filter = Omit<InputOf<typeof operations.listComments>, "cursor" | "limit">;
type Said = OutputOf<typeof operations.listComments>;

const A_PART = 200;

/** How many parts the address asks for; whatever it cannot mean is one. */
export const partsOf = (asked: string | string[] | undefined): number => Math.max(1, Math.trunc(Number(asked)) || 1);

/** So many parts of two hundred, and what is older still. Ends with what there is, whatever is asked. */
export async function loadComments(filter: Filter, parts: number): Promise<Said> {
  const first = await load(operations.listComments, { ...filter, limit: A_PART });
  let said = first;
  const items = [...first.items];
  for (let part = 1; part < parts && said.nextCursor; part += 1) {
    said = await load(operations.listComments, { ...filter, limit: A_PART, cursor: said.nextCursor });
    items.push(...said.items);
  }
  return { ...said, items };
}
