import { sql } from "#lib/db/sql";
import type { WriteDb } from "#lib/db/types";

/** New human-readable references in order: MDL-0007, and after MDL-9999 as many digits as it takes. */
export async function nextRefs(db: WriteDb, count: number): Promise<string[]> {
  if (count === 0) return [];
  const rows = await db.$queryRaw<{ ref: string }[]>(sql`
    select 'MDL-' || lpad(n::text, greatest(4, length(n::text)), '0') as ref
    from (select nextval('model_ref') as n from generate_series(1, ${count}::int)) taken order by n`);
  return rows.map(({ ref }) => ref);
}

export async function nextRef(db: WriteDb): Promise<string> {
  const [ref] = await nextRefs(db, 1);
  if (!ref) throw new Error("the sequence of refs is empty");
  return ref;
}
