// A backup that holds entries which were not sealed when it was taken, loaded into a new server whose transactions are numbered from the beginning.
import pg from "pg";
import { expect, test } from "vitest";
import { migrate } from "#lib/db/migrate";
import { writerPool } from "#lib/db/writer";
import { sealOnce } from "#lib/ledger/seal";
import { verifyLedger } from "#lib/ledger/verify";
import { aCase } from "#lib/test/signoff";
import { dumpAndLoad } from "./moved-data";
import { administratorOf, anOutsideDatabase, query } from "./outside";
import { until } from "./processes";
import { runs } from "./product";
import { aWorker, aWorkplace } from "./workers";

const AGED = "do $$ begin for n in 1..5000 loop perform pg_current_xact_id(); commit; end loop; end $$";
const NOW = "select pg_current_xact_id()::text::bigint::int as n";
const number = async (url: string, text: string) => (await query<{ n: number }>(url, text))[0]?.n ?? Number.NaN;

const UNSEALED = `select id from ledger_event e where not exists (select from ledger_leaf l where l.event_id = e.id)
  order by xid, id collate "C"`;
const PLACES = "select index::int as index, event_id as id from ledger_leaf order by index";
type Place = { index: number; id: string | null };

test("T5: what a backup held unsealed is sealed once on the new server, before anything new, and the whole ledger holds", async () => {
  const old = await aWorkplace();
  await query(old.owner, AGED);
  await aCase("low");
  while ((await sealOnce(writerPool())) > 0);
  const sealedThere = await query<Place>(old.owner, PLACES);
  await aCase("low");
  const waiting = (await query<{ id: string }>(old.owner, UNSEALED)).map(({ id }) => id);
  expect(waiting.length).toBeGreaterThan(3);

  const fresh = await anOutsideDatabase();
  await migrate(fresh.DATABASE_OWNER_URL);
  await dumpAndLoad(administratorOf(old.owner), administratorOf(fresh.DATABASE_OWNER_URL));
  const oldest = await number(fresh.DATABASE_OWNER_URL, "select min(xid::text::bigint)::int as n from ledger_event");
  expect(await number(fresh.DATABASE_OWNER_URL, NOW)).toBeLessThan(oldest);

  const env = { ...old.env, ...fresh };
  await runs([process.execPath, "bin/countersign.mjs", "person", "new@bank.example", "--name", "New"], env);
  const worker = await aWorker(env);
  await until("everything is sealed", async () => (await query(fresh.DATABASE_OWNER_URL, UNSEALED)).length === 0);
  await worker.stop();

  const places = await query<Place>(fresh.DATABASE_OWNER_URL, PLACES);
  expect(places.slice(0, sealedThere.length)).toEqual(sealedThere);
  expect(places.map(({ index }) => index)).toEqual(places.map((_, place) => place));
  const since = places.slice(sealedThere.length).flatMap(({ id }) => id ?? []);
  expect(since.slice(0, waiting.length)).toEqual(waiting);
  expect(new Set(since).size).toBe(since.length);
  expect(since.length).toBeGreaterThan(waiting.length);

  const pool = new pg.Pool({ connectionString: fresh.DATABASE_READ_URL, max: 1 });
  const { faults, waiting: left } = await verifyLedger(pool);
  await pool.end();
  expect({ faults, left }).toEqual({ faults: [], left: 0 });
});
