// A PostgreSQL of one's own through DATABASE_*: nothing else changes.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { freePort } from "#lib/host/port";
import { limitsHeld, limitsSaid } from "#lib/test/role-limits";
import { anOutsideDatabase, query } from "./outside";
import { until } from "./processes";
import { aFolder, aProduct, Product, READY, runs, startsNot } from "./product";

const SECRET = { NEXTAUTH_SECRET: "a secret of this test that is long enough" };
const FIRST =
  'Nobody can sign in yet. Make the first administrator: npm run -s countersign -- person you@example.com --name "Your Name" --role admin';

test("T3: its roles are held to their limits; two starts at once migrate once; a worker of its own; a database that is newer is left alone", async () => {
  const database = await anOutsideDatabase();
  const env = { ...database, ...SECRET };

  // T3: whoever leaves a transaction open is put out by the server, by what its administrator gave the roles.
  expect(await limitsHeld("writer", database.DATABASE_URL)).toEqual(limitsSaid("writer"));
  expect(await limitsHeld("reader", database.DATABASE_READ_URL)).toEqual(limitsSaid("reader"));

  // Two machines at one moment, each with a folder of its own.
  const [one, two] = await Promise.all([aProduct(join(aFolder(), "home"), env), aProduct(join(aFolder(), "home"), env)]);
  for (const { lines, url } of [one, two]) expect(lines).toEqual([FIRST, `${READY}${url}`]);
  const applied = await query<{ name: string }>(
    database.DATABASE_OWNER_URL,
    "select migration_name as name from _prisma_migrations where finished_at is not null order by name",
  );
  const known = readdirSync("prisma/migrations", { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? entry.name : [],
  );
  expect(applied.map(({ name }) => name)).toEqual(known.sort());
  for (const { url } of [one, two])
    expect(await (await fetch(`${url}/api/health`)).json()).toMatchObject({ status: "ok", database: "ok", ledger: "sealed" });

  // The first person, by the machine's command line. With the workers of both products asleep, a third one takes the job up.
  const person = ["person", "chief@bank.example", "--name", "Chief", "--role", "admin"];
  const added = await runs([process.execPath, "bin/countersign.mjs", ...person], { ...env, COUNTERSIGN_HOME: one.home });
  expect(added).toMatchObject({ code: 0 });
  for (const product of [one, two]) product.signal("worker", "SIGSTOP");
  const sealed = () =>
    query<{ n: number }>(
      database.DATABASE_OWNER_URL,
      "select count(*)::int as n from ledger_event e where not exists (select from ledger_leaf l where l.event_id = e.id)",
    );
  await runs([process.execPath, "bin/countersign.mjs", ...person.with(1, "second@bank.example")], {
    ...env,
    COUNTERSIGN_HOME: one.home,
  });
  expect((await sealed())[0]?.n).toBeGreaterThan(0);
  const worker = new Product({ ...env, COUNTERSIGN_HOME: join(aFolder(), "home"), PORT: "3000" }, [
    process.execPath,
    "bin/worker.mjs",
  ]);
  await until("the third worker seals", async () => (await sealed())[0]?.n === 0);
  expect(await worker.stop()).toEqual({ code: 0, left: [] });
  for (const product of [one, two]) product.signal("worker", "SIGCONT");
  for (const product of [one, two]) expect(await product.stop()).toEqual({ code: 0, left: [] });

  // A newer program was here.
  await query(
    database.DATABASE_OWNER_URL,
    "insert into _prisma_migrations (id, checksum, migration_name, finished_at) values ('n', 'n', '29990101000000_tomorrow', now())",
  );
  const newer = await startsNot({ ...env, COUNTERSIGN_HOME: join(aFolder(), "home"), PORT: String(await freePort()) });
  expect(newer).toEqual({
    code: 1,
    lines: ["The database is newer than this program: it has the migration 29990101000000_tomorrow. Start the newer program."],
  });
});
