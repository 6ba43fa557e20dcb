// Fills a database that holds the demonstration with many models: copies of its own, in many units and of many people, each with its
// history in the ledger. The same seed makes the same inventory.
import { randomUUID } from "node:crypto";
import pg from "pg";
import { GOVERNED, type Life, MODEL_ID, PERSON_ID, type Print, readBlueprint } from "./blueprint.ts";
import { whileUnguarded } from "./unguarded.ts";

export type Inventory = { models: number; seed: number };

const UNITS = 1000;
const UNITS_ABOVE = 20;
const PEOPLE = 500;
/** Models written in one transaction. */
const CHUNK = 2000;

/** Of a hundred records most are registered and little more: imported, proposed, unrated. The others have come further. */
const LONG_HISTORIES = 3;
const ROWS_OF_SHORT = 80;
const FIRST_REF = 1000;

const WORDS = `array['payments','mortgages','cards','claims','pricing','fraud','liquidity','churn','triage','staffing','collections','underwriting','sanctions',
  'marketing','forecast','ranking','routing','imaging','pharmacy','discharge','recruiting','energy','logistics','invoices','complaints','onboarding','limits','stress']`;

/** A number below `below` that depends on the copy, the seed and nothing else. */
const draw = (salt: string, below: string) => `(abs(hashtextextended('${salt}' || n, $1)) % (${below}))`;

const ORGANISATION = `
  with root as (select id from business_unit where parent_id is null),
  above as (insert into business_unit (id, name, parent_id, created_at)
    select '0b000000-0000-4000-8000-' || lpad(n::text, 12, '0'), 'Division ' || n, root.id, product_clock() from root, generate_series(1, ${UNITS_ABOVE}) n returning id, name)
  insert into business_unit (id, name, parent_id, created_at)
    select '0c000000-0000-4000-8000-' || lpad(n::text, 12, '0'), 'Team ' || n, '0b000000-0000-4000-8000-' || lpad((n % ${UNITS_ABOVE} + 1)::text, 12, '0'), product_clock()
    from generate_series(1, ${UNITS - UNITS_ABOVE}) n`;

const STAFF = `
  with person as (insert into person (id, email, name, salt, created_at)
    select '${PERSON_ID}' || lpad(n::text, 12, '0'), 'p' || n || '@load.example', 'Person ' || n, sha256(n::text::bytea), product_clock() from generate_series(1, ${PEOPLE}) n returning id)
  insert into role_grant (id, person_id, role, unit_id, state, granted_by, granted_at)
    select '0d000000-0000-4000-8000-' || lpad((n * 2 + r)::text, 12, '0'), '${PERSON_ID}' || lpad(n::text, 12, '0'), (array['model_owner', 'data_scientist'])[r + 1],
      '0c000000-0000-4000-8000-' || lpad((n + r)::text, 12, '0'), 'pending', 'load', product_clock() from generate_series(1, ${PEOPLE}) n, generate_series(0, 1) r`;

/** A second person confirms their roles, as anybody's: a risk officer of the whole organisation. */
const CONFIRMED = `
  update role_grant set state = 'active', confirmed_at = product_clock(), confirmed_by = (
    select g.person_id from role_grant g join business_unit u on u.id = g.unit_id
    where u.parent_id is null and g.role = 'risk_officer' and g.state = 'active' order by g.person_id limit 1)
  where granted_by = 'load' and state = 'pending'`;

const PLAN = `
  insert into load_model
  select n, case when ${draw("long", "100")} < ${LONG_HISTORIES} then $4::int[] else $5::int[] end, lpad(n::text, 12, '0'), (n + ${FIRST_REF})::text,
    '0c000000-0000-4000-8000-' || lpad((${draw("unit", `${UNITS - UNITS_ABOVE}`)} + 1)::text, 12, '0'),
    '${PERSON_ID}' || lpad((${draw("owner", `${PEOPLE}`)} + 1)::text, 12, '0'), '${PERSON_ID}' || lpad((${draw("author", `${PEOPLE}`)} + 1)::text, 12, '0'),
    (${WORDS})[${draw("word", "28")} + 1] || ' ' || (${WORDS})[${draw("other", "28")} + 1] || ' ' || n,
    to_jsonb((date_trunc('day', now()) - n * interval '1 minute' - ${draw("at", "500")} * interval '1 day')::timestamptz(3)) #>> '{}',
    case when n % 5 = 0 then '[]' else '[{"use":null,"modelId":"${MODEL_ID}' || lpad((n - 1)::text, 12, '0') || '"}]' end
  from generate_series($2::int, $3::int) n`;

const copied = "format(p.body, m.id, m.ref, m.unit_id, m.owner_id, m.author_id, m.words, m.updated_at, m.links)::jsonb";
const copies = (table: string) =>
  `from load_model m join load_print p on p.model = m.like_model and p.table_name = '${table}' cross join lateral`;

const ROWS = (table: string) =>
  `insert into "${table}" select r.* ${copies(table)} jsonb_populate_record(null::"${table}", ${copied}) r`;

const EVENTS = `
  insert into ledger_event (id, at, recorded_at, actor_id, actor_kind, event, subject, model_id, unit_id, change, request_id, xid, epoch)
  select r.id, r.at, now(), r.actor_id, r.actor_kind, r.event, r.subject, r.model_id, r.unit_id, r.change, r.request_id, pg_current_xact_id(), $1
  ${copies("ledger_event")} jsonb_populate_record(null::ledger_event, ${copied}) r`;

const IMAGES = `
  insert into ledger_row (event_id, at, table_name, key, op, new, db_user, xid, epoch)
  select r.event_id, now(), r.table_name, r.key, 'INSERT', r.new, session_user, pg_current_xact_id(), $1
  ${copies("ledger_row")} jsonb_to_record(${copied}) as r(event_id text, table_name text, key text, new jsonb)`;

/** How many copies are here already: an inventory grows. */
async function present(owner: pg.Client): Promise<number> {
  const { rows } = await owner.query<{ n: number }>(`select count(*)::int as n from model where id like '${MODEL_ID}%'`);
  return rows[0]?.n ?? 0;
}

/** Units and people, captured by the ledger as anybody's would be, under one event. */
async function makeOrganisation(owner: pg.Client) {
  const { rowCount } = await owner.query("select from ledger_event where event = 'load.generated'");
  if (rowCount) return;
  const id = randomUUID();
  await owner.query("begin");
  await owner.query("select set_config('countersign.event', $1, true)", [id]);
  await owner.query(ORGANISATION);
  await owner.query(STAFF);
  await owner.query(CONFIRMED);
  await owner.query(
    `insert into ledger_event (id, actor_id, actor_kind, event, subject, change, request_id) values ($1, 'load', 'system', 'load.generated', 'load', '{}', 'load')`,
    [id],
  );
  await owner.query("commit");
}

async function keepPrints(owner: pg.Client, prints: readonly Print[]) {
  await owner.query("create temp table load_print (model int, table_name text, body text)");
  await owner.query("insert into load_print select * from unnest($1::int[], $2::text[], $3::text[])", [
    prints.map(({ model }) => model),
    prints.map(({ table }) => table),
    prints.map(({ body }) => body),
  ]);
  await owner.query(`create temp table load_model
    (n int, choice int[], id text, ref text, unit_id text, owner_id text, author_id text, words text, updated_at text, links text,
     like_model int generated always as (choice[abs(hashint4(n)::bigint) % cardinality(choice) + 1]) stored)`);
  await owner.query("create index on load_print (model, table_name); analyze load_print");
}

/** Copies up to number `through`. */
async function copyChunk(owner: pg.Client, { seed }: Inventory, [from, through]: [number, number], choice: [number[], number[]]) {
  await owner.query("truncate load_model");
  await owner.query(PLAN, [seed, from, through, ...choice]);
  await owner.query("analyze load_model");
  for (const table of GOVERNED) await owner.query(ROWS(table));
  const { rows } = await owner.query<{ epoch: string }>("select ledger_epoch() as epoch");
  await owner.query(EVENTS, [rows[0]?.epoch]);
  await owner.query(IMAGES, [rows[0]?.epoch]);
  await owner.query(`select list_models(array_agg('${MODEL_ID}' || id)) from load_model group by n / 500`);
}

/** Models of the demonstration with a long history, and those with a short one; of these, one in twenty waits for a signature. */
function choicesOf(lives: readonly Life[]): [number[], number[]] {
  const of = (wanted: (life: Life) => boolean) => lives.filter(wanted).map(({ model }) => model);
  const short = of(({ rows, isWaiting }) => rows <= ROWS_OF_SHORT && !isWaiting);
  const waiting = of(({ rows, isWaiting }) => rows <= ROWS_OF_SHORT && isWaiting);
  const many = Array.from({ length: Math.max(1, Math.ceil((20 * waiting.length) / short.length)) }, () => short).flat();
  return [of(({ rows }) => rows > ROWS_OF_SHORT), [...many, ...waiting]];
}

/** Brings the inventory in. `told` hears how many models there are by now. */
export async function fillInventory(ownerUrl: string, inventory: Inventory, told: (models: number) => void = () => undefined) {
  const owner = new pg.Client({ connectionString: ownerUrl, application_name: "countersign load" });
  await owner.connect();
  try {
    await owner.query("set timezone = 'UTC'; set synchronous_commit = off");
    const { prints, lives } = await readBlueprint(owner);
    await makeOrganisation(owner);
    await keepPrints(owner, prints);
    for (let done = await present(owner); done < inventory.models; done += CHUNK) {
      const through = Math.min(done + CHUNK, inventory.models);
      await whileUnguarded(owner, [...GOVERNED, "ledger_event", "ledger_row"], () =>
        copyChunk(owner, inventory, [done + 1, through], choicesOf(lives)),
      );
      told(through);
    }
    // Before the database has counted what came, it would look for what waits in the wrong order: for an hour, at 100,000 models.
    await owner.query("analyze");
    await owner.query("select count_listed_models()");
    // References go on behind those of the copies.
    await owner.query("select setval('model_ref', greatest((select last_value from model_ref), $1))", [
      FIRST_REF + inventory.models,
    ]);
    await owner.query("analyze");
    for (const table of ["listed_model", "model", "listed_count"]) await owner.query(`vacuum ${table}`);
  } finally {
    await owner.end();
  }
}
