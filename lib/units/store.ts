// What setting the organisation's zone asks of the database.
import { sql } from "#lib/db/sql";
import type { WriteDb } from "#lib/db/types";

/** Whether the database counts days in the zone too; its list of names is its own. */
export async function isKnownZone(db: WriteDb, zone: string): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>(sql`select from pg_timezone_names where name = ${zone}`);
  return rows.length > 0;
}

/**
 * People who would hold, on the day it is in the zone, an administrator's or auditor's role beside another: where it is still the
 * day before, a role that had ended holds again (SD-8, SD-12).
 */
export async function clashingIn(db: WriteDb, zone: string): Promise<number> {
  const [found] = await db.$queryRaw<{ people: number }[]>(sql`
    select count(*)::int as people from (
      select from role_grant g where g.state in ('pending', 'active')
        and (g.until is null or g.until >= (product_clock() at time zone ${zone})::date)
      group by g.person_id having bool_or(g.role in ('admin', 'auditor')) and count(distinct g.role) > 1) both_sides`);
  return found?.people ?? 0;
}
