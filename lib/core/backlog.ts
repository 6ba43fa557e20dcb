// What waits in the queue, as the database has it: the worker's numbers, whichever process is asked.
import type pg from "pg";

/** `oldestSeconds`: how long the first job that could run has waited. `givenUp`: tried as often as may be, while the queue keeps the record. */
export type Backlog = { queue: string; waiting: number; running: number; oldestSeconds: number; givenUp: number };

const BACKLOG = `
  select q.name as queue,
    count(j.id) filter (where j.state in ('created', 'retry'))::int as waiting,
    count(j.id) filter (where j.state = 'active')::int as running,
    count(j.id) filter (where j.state = 'failed')::int as "givenUp",
    greatest(coalesce(extract(epoch from clock_timestamp() - min(greatest(j.created_on, j.start_after))
      filter (where j.state in ('created', 'retry') and j.start_after <= clock_timestamp())), 0), 0)::float8 as "oldestSeconds"
  from pgboss.queue q left join pgboss.job j on j.name = q.name and j.state in ('created', 'retry', 'active', 'failed')
  where q.name not like '\\_\\_%' and q.name not like '%.given-up' group by q.name order by q.name`;

export const backlog = async (db: Pick<pg.ClientBase, "query">): Promise<Backlog[]> => (await db.query<Backlog>(BACKLOG)).rows;
