// What stands in the database and in no answer.
import { expect } from "vitest";
import { query } from "./outside";

/** Every hash of a password, key, session or link, and every salt. */
export async function secretsOf(owner: string): Promise<string[]> {
  const columns = await query<{ table: string; column: string }>(
    owner,
    `select table_name as table, column_name as column from information_schema.columns where table_schema = 'public'
     and data_type in ('text', 'character varying', 'bytea') and (column_name ~ '(salt|password_hash|token_hash)$'
       or (table_name = 'api_key' and column_name = 'hash') or (table_name = 'session' and column_name = 'id'))`,
  );
  expect(columns.length).toBeGreaterThanOrEqual(5);
  const all = columns.map(
    ({ table, column }) => `select "${column}"::text as secret from "${table}" where "${column}" is not null`,
  );
  return (await query<{ secret: string }>(owner, all.join(" union "))).map(({ secret }) => secret);
}
