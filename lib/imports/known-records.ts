// How many records that are here a file speaks of, told before anything is changed.
import type { Actor } from "#lib/access/actor";
import { isWithin } from "#lib/access/scope";
import { sql } from "#lib/db/sql";
import type { ReadDb } from "#lib/db/types";
import type { TableSurvey } from "#lib/imports/map-table";
import type { Mapping } from "#lib/imports/mapping.schema";
import { importUnits } from "#lib/imports/store";
import type { TableItem } from "#lib/imports/table";

/** Keys asked for at once. */
const OF_A_STATEMENT = 5_000;

/** Records of the mapping's source, in units where the caller imports, that have the key of a row. */
export async function knownRecords(
  db: Pick<ReadDb, "$queryRaw">,
  actor: Actor,
  items: AsyncIterable<TableItem>,
  { source }: Mapping,
  { keys, keySurvey }: TableSurvey,
): Promise<number> {
  const count = async (wanted: readonly string[]) => {
    const [found] = await db.$queryRaw<{ count: number }[]>(sql`
      select count(*)::int as count from model m
      where m.source = ${source} and m.external_key = any(${[...wanted]}::text[]) and ${isWithin(sql`m.unit_id`, importUnits(actor))}`);
    return found?.count ?? 0;
  };
  const [any] = await db.$queryRaw<{ here: boolean }[]>(
    sql`select exists (select from model m where m.source = ${source}) as here`,
  );
  if (!any?.here) return 0;
  let known = 0;
  let wanted: string[] = [];
  for await (const item of items) {
    if (item.kind !== "row" || keySurvey.repeatOf(item.row) !== undefined) continue;
    wanted.push(keys.keyOf(item, keySurvey));
    if (wanted.length < OF_A_STATEMENT) continue;
    known += await count(wanted);
    wanted = [];
  }
  return wanted.length > 0 ? known + (await count(wanted)) : known;
}
