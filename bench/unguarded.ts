// Rows in bulk: the generator writes what the capture would have written, so capture and guards stand aside for it, by name.
import type pg from "pg";

/** Triggers that fire even in a session that replicates, by table. */
const ALWAYS = `
  select c.relname as table, t.tgname as trigger from pg_trigger t join pg_class c on c.oid = t.tgrelid
  where t.tgenabled = 'A' and c.relnamespace = 'public'::regnamespace and c.relname = any($1::text[]) order by 1, 2`;

/** Runs `act` in one transaction in which no trigger fires; afterwards every one stands as before. */
export async function whileUnguarded(owner: pg.Client, tables: readonly string[], act: () => Promise<void>): Promise<void> {
  const { rows } = await owner.query<{ table: string; trigger: string }>(ALWAYS, [tables]);
  const each = (how: string) => rows.map(({ table, trigger }) => `alter table "${table}" ${how} trigger "${trigger}"`).join("; ");
  await owner.query("begin");
  try {
    await owner.query(`${each("disable")}; set local session_replication_role = replica`);
    await act();
    await owner.query(each("enable always"));
    await owner.query("commit");
  } catch (error) {
    await owner.query("rollback");
    throw error;
  }
}
