import { describe, expect, test } from "vitest";
import { readerPool } from "#lib/db/reader";
import { checkCatalogue, readCatalogue, watchedTables } from "#lib/ledger/catalogue";
import { asOwner } from "#lib/test/database";

/** Tables outside the ledger, each with the reason. A table that is neither watched nor named here fails. */
const EXEMPT: Record<string, string> = {
  _prisma_migrations: "the bookkeeping of migrations, written by the owner only",
  api_key_use: "when a key was last used: who is here, not what is governed",
  attempt: "failed sign-ins: who is here, not what is governed",
  idempotency_key: "answers kept for 24 hours",
  import_row: "the report of an import; what it changed is in the ledger",
  job_progress: "how far a job is, shown while it runs",
  ledger_event: "the ledger itself",
  ledger_horizon: "how far the sealer has come",
  ledger_leaf: "the ledger itself",
  ledger_row: "the ledger itself",
  listed_count: "sums over listed_model, kept by trigger, and can be made again from it",
  listed_model: "read off governed tables by trigger, and can be made again from them",
  model_due: "read off governed tables by trigger, and can be made again from them",
  month_count: "sums over what happened to models, kept by trigger, and can be made again from them",
  session: "who is here, not what is governed",
  stage_count: "sums over stage_entry, kept by trigger, and can be made again from it",
  stage_entry: "read off governed tables by trigger, and can be made again from them",
  upload: "bytes that no command has named yet, swept after a day",
  waiting_count: "sums over waiting_item, kept by trigger, and can be made again from it",
  waiting_item: "read off governed tables by trigger, and can be made again from them",
};

describe("the catalogue", () => {
  // After a migration: vitest run lib/ledger/catalogue.test.ts -u, and read what changed.
  test("is the one this program was built with", async () => {
    const client = await readerPool().connect();
    const facts = await readCatalogue(client);
    client.release();
    await expect(`${JSON.stringify(facts, null, 2)}\n`).toMatchFileSnapshot("catalogue.json");
  });

  test("every table is watched, or exempt by name and reason", async () => {
    const rows = await asOwner<{ name: string }>(
      "select tablename as name from pg_tables where schemaname = 'public' order by 1",
    );
    const watched = watchedTables().map(({ table }) => table);
    const loose = rows.map(({ name }) => name).filter((name) => !watched.includes(name) && !Object.hasOwn(EXEMPT, name));
    expect(loose).toEqual([]);
    expect(Object.keys(EXEMPT).filter((name) => watched.includes(name) || !rows.some((row) => row.name === name))).toEqual([]);
  });
});

test("every guard fires in a session that replicates too; only what is read off other tables does not", async () => {
  const client = await readerPool().connect();
  const quiet = (await readCatalogue(client)).flatMap((fact) => /^trigger \S+ (\S+) O /.exec(fact)?.[1] ?? []);
  client.release();
  expect(
    quiet.filter(
      (name) =>
        !/^(listed_model|listed_count|month_count|model_due|waiting_item|waiting_count|stage_entry|stage_count)_follows/.test(
          name,
        ),
    ),
  ).toEqual([]);
});

describe("T11: somebody with the keys to the server", () => {
  const attack = (name: string, act: string, undo: string, found: { missing?: RegExp; unexpected?: RegExp }) =>
    test(`${name} is found`, async () => {
      const before = await checkCatalogue(readerPool());
      await asOwner(act);
      const after = await checkCatalogue(readerPool());
      await asOwner(undo);
      const added = (kind: "missing" | "unexpected") => after[kind].filter((fact) => !before[kind].includes(fact)).join("\n");
      if (found.missing) expect(added("missing")).toMatch(found.missing);
      if (found.unexpected) expect(added("unexpected")).toMatch(found.unexpected);
      expect(await checkCatalogue(readerPool())).toEqual(before);
    });

  attack(
    "a trigger switched off",
    "alter table model disable trigger ledger_capture",
    "alter table model enable always trigger ledger_capture",
    {
      missing: /trigger model ledger_capture A/,
      unexpected: /trigger model ledger_capture D/,
    },
  );
  attack(
    "a trigger that no longer fires during replication",
    "alter table model enable trigger ledger_capture",
    "alter table model enable always trigger ledger_capture",
    { unexpected: /trigger model ledger_capture O/ },
  );
  attack(
    "a guard that a session which replicates would skip",
    "alter table signature enable trigger signature_is_final",
    "alter table signature enable always trigger signature_is_final",
    { unexpected: /trigger signature signature_is_final O/ },
  );
  attack(
    "a right to delete given to the writer",
    "grant delete on ledger_event to countersign_writer",
    "revoke delete on ledger_event from countersign_writer",
    {
      unexpected: /grant ledger_event countersign_writer DELETE,SELECT/,
    },
  );
  attack(
    "a table given to the writer",
    "alter table attempt owner to countersign_writer",
    "alter table attempt owner to countersign_owner; grant select, insert, update, delete on attempt to countersign_writer",
    {
      unexpected: /owner attempt countersign_writer/,
    },
  );
  attack(
    "a clock that lies",
    "create or replace function product_clock() returns timestamptz language sql volatile as $$ select timestamptz '2020-01-01' $$",
    "create or replace function product_clock() returns timestamptz language sql volatile as $$ SELECT clock_timestamp() $$",
    { missing: /function product_clock/ },
  );
  attack(
    "row security that hides rows",
    "alter table ledger_event enable row level security",
    "alter table ledger_event disable row level security",
    {
      unexpected: /row security ledger_event/,
    },
  );
  attack(
    "a rule that swallows events",
    "create rule swallow as on insert to ledger_row do instead nothing",
    "drop rule swallow on ledger_row",
    {
      unexpected: /rule ledger_row swallow/,
    },
  );
  attack(
    "a watcher of the schema switched off",
    "alter event trigger ledger_ddl disable",
    "alter event trigger ledger_ddl enable always",
    {
      missing: /event trigger ledger_ddl/,
    },
  );
  attack(
    "triggers of foreign keys switched off",
    "alter table signature disable trigger all",
    `alter table signature enable trigger all; do $$ declare guard text; begin
      for guard in select tgname from pg_trigger where tgrelid = 'signature'::regclass and not tgisinternal and tgname not like '%\\_follows\\_%' loop
        execute format('alter table signature enable always trigger %I', guard);
      end loop; end $$`,
    {
      unexpected: /switched off signature/,
    },
  );
});

test("T4: no transaction can be prepared and left behind: the server allows none, and the catalogue says so", async () => {
  await expect(asOwner("begin; select pg_current_xact_id(); prepare transaction 'left behind'")).rejects.toThrow(
    /prepared transactions are disabled/,
  );
  const client = await readerPool().connect();
  expect(await readCatalogue(client)).toContain("setting max_prepared_transactions 0");
  client.release();
});
