// People at work on a database whose schema changes under them: the statements of a list, a page and a command, one after the other.
import { randomUUID } from "node:crypto";
import pg from "pg";

/** As the product's own connections: nobody waits longer than this for a table. */
const LOCK_WAIT = "3s";

const read = async (client: pg.Client) => {
  const page = await client.query<{ id: string }>(
    "select m.id, m.name, l.approval, v.stage from listed_model l join model m on m.id = l.model_id join model_version v on v.id = m.shown_version_id order by m.name, m.id limit 50",
  );
  const one = page.rows[Math.floor(Math.random() * page.rows.length)];
  await client.query("select to_jsonb(m), to_jsonb(v) from model m join model_version v on v.model_id = m.id where m.id = $1", [
    one?.id,
  ]);
  await client.query("select id from transition where model_id = $1 and state = 'open'", [one?.id]);
};

/** A change as the door makes it: the model's turn, the rows, the event, one transaction. */
const write = async (client: pg.Client, ids: readonly string[]) => {
  const id = ids[Math.floor(Math.random() * ids.length)];
  const event = randomUUID();
  await client.query("begin");
  await client.query("select set_config('countersign.event', $1, true)", [event]);
  await client.query("select 1 from model where id = $1 for update", [id]);
  await client.query("update model set notes = $2, revision = revision + 1, updated_at = now() where id = $1", [id, event]);
  await client.query("update model_version set limitations = $2, revision = revision + 1 where model_id = $1", [id, event]);
  await client.query(
    "insert into ledger_event (id, actor_id, actor_kind, event, subject, model_id, change, request_id) values ($1, 'load', 'system', 'model.revised', $2, $2, '{}', $1)",
    [event, id],
  );
  await client.query("commit");
};

export type Load = { done: () => number; failed: string[]; end(): Promise<void> };

/** So many readers and writers, until ended. What fails is kept, and nobody tries again. */
export function atWork(address: { reader: string; writer: string }, ids: readonly string[], each: number): Load {
  const over = new AbortController();
  const failed: string[] = [];
  const state = { done: 0 };
  const works = async (url: string, act: (client: pg.Client) => Promise<void>) => {
    const client = new pg.Client({ connectionString: url, options: `-c lock_timeout=${LOCK_WAIT}` });
    client.on("error", (error) => failed.push(error.message));
    await client.connect();
    while (!over.signal.aborted) {
      try {
        await act(client);
        state.done += 1;
      } catch (error) {
        failed.push(String(error));
        await client.query("rollback");
      }
    }
    await client.end();
  };
  const all = Array.from({ length: each }, () => [
    works(address.reader, read),
    works(address.writer, (client) => write(client, ids)),
  ]).flat();
  return {
    done: () => state.done,
    failed,
    end: async () => {
      over.abort();
      await Promise.all(all);
    },
  };
}

type Held = { relation: string; seconds: number };

/** Looks many times a second who holds a table against everybody, and notes how long each was seen. What is only being made nobody else can see, or wait for. */
export function watchLocks(owner: string): { end(): Promise<Held[]> } {
  const over = new AbortController();
  const seen = new Map<string, { relation: string; from: number; to: number }>();
  const looks = async () => {
    const client = new pg.Client({ connectionString: owner });
    await client.connect();
    while (!over.signal.aborted) {
      const { rows } = await client.query<{ holder: string; relation: string; at: number }>(
        `select virtualtransaction || ' ' || relation as holder, c.relname as relation, extract(epoch from clock_timestamp())::float8 as at
           from pg_locks l join pg_class c on c.oid = l.relation where locktype = 'relation' and mode = 'AccessExclusiveLock' and granted`,
      );
      for (const { holder, relation, at } of rows) seen.set(holder, { relation, from: seen.get(holder)?.from ?? at, to: at });
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await client.end();
  };
  const looking = looks();
  return {
    end: async () => {
      over.abort();
      await looking;
      return [...seen.values()].map(({ relation, from, to }) => ({ relation, seconds: to - from }));
    },
  };
}
