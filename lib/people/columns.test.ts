import { expect, test } from "vitest";
import { asOwner } from "#lib/test/database";

/** Text columns that say nothing about who somebody is and open nothing: ids, words of the product, and the visible part of a key. */
const PLAIN: Record<string, string[]> = {
  person: ["id", "language"],
  invitation: ["id", "person_id", "created_by"],
  api_key: ["id", "person_id", "prefix", "scopes", "created_by"],
  role_grant: ["id", "person_id", "role", "unit_id", "state", "granted_by", "confirmed_by", "ended_by"],
};

test.each(Object.keys(PLAIN))(
  "every text column of %s is declared personal or secret to the ledger, or plain here",
  async (table) => {
    const columns = await asOwner<{ name: string }>(
      `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped
       and atttypid in ('text'::regtype, 'varchar'::regtype, 'text[]'::regtype, 'json'::regtype, 'jsonb'::regtype)`,
      [table],
    );
    const [trigger] = await asOwner<{ args: string }>(
      "select encode(tgargs, 'escape') as args from pg_trigger where tgrelid = $1::regclass and tgname = 'ledger_capture'",
      [table],
    );
    // The arguments of the capture: key columns, personal, secret, exact, the column of the model.
    const [, personal = "{}", secret = "{}"] = (trigger?.args ?? "").split("\\000");
    const declared = [personal, secret].flatMap((list) => list.slice(1, -1).split(",").filter(Boolean));
    const names = columns.map(({ name }) => name);
    expect(names.filter((name) => !declared.includes(name) && !PLAIN[table]?.includes(name))).toEqual([]);
    expect([...declared, ...(PLAIN[table] ?? [])].filter((name) => !names.includes(name))).toEqual([]);
  },
);

test("every table with something personal has a salt beside it", async () => {
  const rows = await asOwner<{ name: string }>(`
    select tgrelid::regclass::text as name from pg_trigger where tgname = 'ledger_capture'
      and split_part(encode(tgargs, 'escape'), '\\000', 2) <> '{}'
      and not exists (select 1 from pg_attribute where attrelid = tgrelid and attname = 'salt' and not attisdropped)`);
  expect(rows).toEqual([]);
});
