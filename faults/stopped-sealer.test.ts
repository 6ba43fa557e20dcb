// Several workers seal one database, and the one at work stands still within its batch: paused, swapped out, on a machine that was frozen.
import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { readerPool } from "#lib/db/reader";
import { verifyLedger } from "#lib/ledger/verify";
import { query } from "./outside";
import { alive, until } from "./processes";
import { aWorker, aWorkplace } from "./workers";

const INSERT = `insert into ledger_event (id, actor_id, actor_kind, event, subject, change, request_id)
  select id, 'test', 'system', 'test.happened', 'x', '{}', 'r' from unnest($1::text[]) id`;
const UNSEALED = `select id from ledger_event e where id = any($1) and not exists (select from ledger_leaf l where l.event_id = e.id)`;

const some = (name: string, count: number) => Array.from({ length: count }, () => `${name}-${randomUUID()}`);

test("T7: of three sealers the one at work is stopped within its batch: the others seal it after its time, and what it had is given up when it wakes", async () => {
  const { env, owner } = await aWorkplace();
  const happen = (ids: string[]) => query(owner, INSERT, [ids]);
  const sealed = (ids: string[]) => async () => (await query(owner, UNSEALED, [ids])).length === 0;

  const stopped = some("stopped", 40);
  const leader = await aWorker(env, { at: "batch sealed", act: "stall", about: stopped[0] });
  await happen(stopped);
  await until("the leader stands still before its commit", () => alive([leader.pid], "T").length === 1);

  const others = [await aWorker(env), await aWorker(env)];
  const meanwhile = some("meanwhile", 40);
  await happen(meanwhile);
  await until("the others seal all of it", sealed([...stopped, ...meanwhile]), 90);
  expect(alive([leader.pid], "T")).toEqual([leader.pid]);

  process.kill(leader.pid, "SIGCONT");
  await until("the leader finds its batch given up", () => leader.lines.some((line) => line.includes("sealing failed")));
  for (const other of others) await other.stop();
  const after = some("after", 40);
  await happen(after);
  await until("the leader, now alone, goes on", sealed(after));

  const leaves = await query<{ index: number; id: string | null }>(
    owner,
    "select index::int as index, event_id as id from ledger_leaf order by index",
  );
  expect(leaves.map(({ index }) => index)).toEqual(leaves.map((_, place) => place));
  const once = leaves.flatMap(({ id }) => id ?? []);
  expect(new Set(once).size).toBe(once.length);
  expect(once).toEqual(expect.arrayContaining([...stopped, ...meanwhile, ...after]));
  const { faults } = await verifyLedger(readerPool());
  expect(faults).toEqual([]);
});
