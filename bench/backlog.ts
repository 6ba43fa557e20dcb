// Something to seal on a home that was filled before: changes of models, captured one by one as anybody's, each under an event of its own.
import pg from "pg";
import { MODEL_ID } from "./blueprint.ts";

const CHANGES = (count: number) => `
  do $$ declare chosen text[] := (select array_agg(id) from (select id from model where id like '${MODEL_ID}%' limit 1000) m); event text; begin
    for n in 1..${count} loop
      event := gen_random_uuid();
      perform set_config('countersign.event', event, true);
      update model set notes = 'note ' || n, revision = revision + 1 where id = chosen[n % cardinality(chosen) + 1];
      insert into ledger_event (id, actor_id, actor_kind, event, subject, change, request_id) values (event, 'load', 'system', 'load.changed', 'load', '{}', 'load');
    end loop;
  end $$`;

export async function leaveBacklog(ownerUrl: string, count: number): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl, application_name: "countersign load" });
  await owner.connect();
  try {
    await owner.query(CHANGES(count));
  } finally {
    await owner.end();
  }
}
