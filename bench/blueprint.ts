// What a generated model is copied from: every row of a model of the demonstration, as text with marks where copies differ.
import type pg from "pg";

/** Rows of one model by table, in an order that parents come first. `$1` is the model. */
const ROWS: Record<string, string> = {
  model: "select to_jsonb(t) as row from model t where id = $1",
  model_version: "select to_jsonb(t) as row from model_version t where model_id = $1 order by number",
  version_author: of("version_author"),
  assessment: of("assessment"),
  control_answer: of("control_answer"),
  evidence: `select to_jsonb(t) as row from evidence t where id in (select a.evidence_id from attachment a join model_version v on v.id = a.version_id where v.model_id = $1)`,
  attachment: of("attachment"),
  transition: "select to_jsonb(t) as row from transition t where model_id = $1",
  signoff: "select to_jsonb(t) as row from signoff t where transition_id in (select id from transition where model_id = $1)",
  signature: of("signature"),
  condition: of("condition"),
  deployment: "select to_jsonb(t) as row from deployment t where model_id = $1",
};

function of(table: string): string {
  return `select to_jsonb(t) as row from ${table} t where version_id in (select id from model_version where model_id = $1)`;
}

export const GOVERNED = Object.keys(ROWS);

const EVENTS = "select to_jsonb(t) - 'xid' - 'epoch' as row from ledger_event t where model_id = $1 order by at, id";
const IMAGES = `
  select distinct on (r.table_name, r.key) r.event_id as "eventId", r.table_name as "table", r.key, r.new
  from ledger_row r where r.op in ('INSERT', 'UPDATE') and (r.table_name, r.key) in (select * from unnest($1::text[], $2::text[]))
  order by r.table_name, r.key, r.seq desc`;

type Row = Record<string, unknown>;
type Live = { table: string; row: Row };
type Image = { eventId: string; table: string; key: string; new: Row };

/** One row of a copy. `body` is JSON with marks; a ledger row names its table, key and event as well. */
export type Print = { model: number; table: string; body: string };

/** What stands in a body where copies differ: number, reference, unit, owner, author, words of the name, instant, links. */
const MARKS = ["@N@", "@R@", "@U@", "@O@", "@A@", "@W@", "@T@", '"@L@"'];
/** As the format() of the database reads it: the marks by their place. */
const forFormat = (text: string) =>
  MARKS.reduce((body, mark, n) => body.replaceAll(mark, `%${n + 1}$s`), text.replaceAll("%", "%%"));

export const MODEL_ID = "10ad0000-0000-4000-8000-";
/** The id of the n-th of so many copies, counted round and round. */
export const modelAt = (size: number, n: number): string => `${MODEL_ID}${String((n % size) + 1).padStart(12, "0")}`;
export const PERSON_ID = "f0000000-0000-4000-8000-";

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const idOf = ({ row }: Live) => (typeof row.id === "string" ? [row.id] : []);
const keyOf = ({ table, row }: Live) => (table === "version_author" ? `${row.version_id}/${row.person_id}` : String(row.id));

/** Gives the text of a row in which what is this model's own became a mark. A dossier stays as it was signed. */
const marker = (live: readonly Live[], events: readonly Row[]) => {
  const [model] = live;
  const own = new Map<string, string>();
  for (const id of [...live.flatMap(idOf), ...events.map(({ id }) => String(id))]) own.set(id, `${id.slice(0, 24)}@N@`);
  own.set(String(model?.row.unit_id), "@U@");
  own.set(String(model?.row.id), `${MODEL_ID}@N@`);
  const author = live.find(({ table }) => table === "version_author")?.row.person_id;
  if (typeof author === "string") own.set(author, "@A@");
  if (typeof model?.row.owner_id === "string") own.set(model.row.owner_id, "@O@");
  return (row: Row): string => {
    const { dossier, ...rest } = row;
    const text = JSON.stringify(rest).replace(UUID, (id) => own.get(id) ?? id);
    return dossier === undefined ? text : `${text.slice(0, -1)},"dossier":${JSON.stringify(dossier)}}`;
  };
};

const OWN_COLUMNS: Record<string, (row: Row) => Row> = {
  model: ({ name, external_key: key }) => ({
    ref: "MDL-@R@",
    name: `${name} @W@`,
    updated_at: "@T@",
    import_id: null,
    ...(typeof key === "string" && { external_key: `${key} @N@` }),
  }),
  // Two versions came before; links go to the copy before this one.
  model_version: ({ number }) => ({ number: Number(number) + 2, upstream: "@L@" }),
};
const varied = (table: string, row: Row): Row => ({ ...row, ...OWN_COLUMNS[table]?.(row) });

const EARLIER = ["0.01", "0.02"];

/** Versions that were retired before the first one of the model, each with the rating it had. */
function earlier(live: readonly Live[], anyRating: Row): Live[] {
  const first = live.find(({ table }) => table === "model_version")?.row ?? {};
  const rating = live.find(({ table }) => table === "assessment")?.row ?? anyRating;
  const ended = { stage: "retired", substate: "superseded", carried_from_id: null, light_path: false };
  return EARLIER.flatMap((label, n) => {
    const id = `${n + 1}e000000-0000-4000-8000-@N@`;
    const rated = {
      ...rating,
      id: `${n + 1}a000000-0000-4000-8000-@N@`,
      version_id: id,
      status: "superseded",
      carried_from_id: null,
    };
    return [
      { table: "model_version", row: { ...first, ...ended, id, label, number: n - 1 } },
      { table: "assessment", row: rated },
    ];
  });
}

/** Most of what happened to a checklist came with the copy, so that a history is as long as one in life. */
const REPEATED = new Set(["control.answered", "evidence.attached", "evidence.reviewed"]);
const KEPT_OF_EACH = 3;

function shortened(events: readonly Row[]): Row[] {
  const seen = new Map<unknown, number>();
  return events.filter(({ event }) => {
    seen.set(event, (seen.get(event) ?? 0) + 1);
    return !REPEATED.has(String(event)) || (seen.get(event) ?? 0) <= KEPT_OF_EACH;
  });
}

/** The event under which the generator brought a copy in: about no model, so that the history of none is filled with it. */
const copied = (id: string, first: Row | undefined): Row => ({
  ...first,
  ...{ id, event: "load.copied", subject: "load", model_id: null, actor_id: "load", actor_kind: "system", change: {} },
});

async function readModel(owner: pg.ClientBase, modelId: string): Promise<Live[]> {
  const live: Live[] = [];
  for (const [table, query] of Object.entries(ROWS))
    for (const { row } of (await owner.query<{ row: Row }>(query, [modelId])).rows) live.push({ table, row });
  return live;
}

async function printsOf(owner: pg.ClientBase, model: number, modelId: string, anyRating: Row): Promise<Print[]> {
  const live = await readModel(owner, modelId);
  const events = shortened((await owner.query<{ row: Row }>(EVENTS, [modelId])).rows.map(({ row }) => row));
  const kept = new Set(events.map(({ id }) => id));
  // What a shortened history leaves without its event came with the copy.
  const came = `${live[0]?.row.id}:copied`;
  const mark = marker(live, events);
  const images = (await owner.query<Image>(IMAGES, [live.map(({ table }) => table), live.map(keyOf)])).rows;
  const before = earlier(live, anyRating);
  const ledgerRow = (table: string, key: string, eventId: unknown, row: Row) => ({
    model,
    table: "ledger_row",
    body: `${mark({ table_name: table, key, event_id: eventId }).slice(0, -1)},"new":${mark(varied(table, row))}}`,
  });
  const all = [
    ...[...live, ...before].map(({ table, row }) => ({ model, table, body: mark(varied(table, row)) })),
    ...[...events, copied(came, events[0])].map((row) => ({ model, table: "ledger_event", body: mark(row) })),
    ...images.map((one) => ledgerRow(one.table, one.key, kept.has(one.eventId) ? one.eventId : came, one.new)),
    ...before.map(({ table, row }) => ledgerRow(table, String(row.id), came, row)),
  ];
  return all.map((print) => ({ ...print, body: forFormat(print.body) }));
}

export type Blueprint = { prints: Print[]; lives: Life[] };
/** How much stands behind a model of the demonstration, and whether a request of it is open. */
export type Life = { model: number; rows: number; isWaiting: boolean };

/** Everything copies are made from. */
export async function readBlueprint(owner: pg.ClientBase): Promise<Blueprint> {
  const models = (await owner.query<{ id: string }>("select id from model where ref ~ '^MDL-00' order by ref")).rows;
  const [rating] = (
    await owner.query<{ row: Row }>("select to_jsonb(t) as row from assessment t order by assessed_at, id limit 1")
  ).rows;
  if (models.length === 0 || !rating) throw new Error("There is no demonstration to copy in this database.");
  const prints: Print[] = [];
  for (const [n, { id }] of models.entries()) prints.push(...(await printsOf(owner, n, id, rating.row)));
  const lives = models.map((_, model): Life => {
    const own = prints.filter((print) => print.model === model);
    return {
      model,
      rows: own.length,
      isWaiting: own.some(({ table, body }) => table === "transition" && body.includes('"state":"open"')),
    };
  });
  return { prints, lives };
}
