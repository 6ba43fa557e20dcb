import type { Actor } from "#lib/access/actor";
import { query } from "#lib/core/operation";
import { cutBothWays, decodePlace, type Place } from "#lib/core/page";
import { join, sql } from "#lib/db/sql";
import { countedTotal } from "#lib/models/counted";
import { COUNTED_MAX, FLAGS, type ListedModel, ListModelsInput, ListModelsOutput, MATCHES_MAX } from "#lib/models/list.schema";
import { isByMatch, listedOrder } from "#lib/models/list-order";
import { FLAG_SQL, listedWhere } from "#lib/models/listing";
import { tierOfV } from "#lib/risk/tier-in-force";

type Row = ListedModel & { sortKey: (string | number)[] };

/** What the keys of an order are called once the page is found. */
const KEY_NAMES = [sql`key_1`, sql`key_2`, sql`key_3`];

const flags = join(
  FLAGS.map((flag) => sql`case when ${FLAG_SQL[flag]} then ${flag} end`),
  ", ",
);

/**
 * One page in one statement: the page is found on the list's own table, then joined with what a row says. The limits of the joins
 * keep the planner from reading all models for a page of them.
 */
const pageOf = (actor: Actor, { sort, cursor: _, limit, ...filter }: ListModelsInput, place: Place | null) => {
  const order = listedOrder(sort, filter.q, place?.isBackwards ?? false);
  const names = KEY_NAMES.slice(0, order.keys.length);
  const keys = join(order.keys.map((key, at) => sql`${key} as ${names[at]}`));
  const found = names.map((name) => sql`m.${name}`);
  return sql`
    with shown as materialized (
      select m.*, ${keys} from listed_model m
      where ${listedWhere(actor, filter, isByMatch(sort, filter.q) ? MATCHES_MAX : null)} ${order.after(place?.key ?? null)}
      order by ${order.by(order.keys, sql`m.model_id`)} limit ${limit + 1})
    select r.id, r.ref, r.name, jsonb_build_object('id', u.id, 'name', u.name) as "businessUnit",
      case when o.id is not null then jsonb_build_object('id', o.id, 'name', o.name, 'accepted', r.owner_accepted_at is not null) end as owner,
      v.kind, v.domain, jsonb_build_object('id', v.id, 'name', v.label) as version, v.stage, v.substate, v.stage_since as "stageSince", ${tierOfV} as tier,
      m.approval, case when r.source is not null then jsonb_build_object('stage', m.claimed_stage, 'extent', r.claimed_extent,
        'impact', r.claimed_impact, 'inUseSince', left(r.in_use_since::text, case r.in_use_since_precision when 'year' then 4 when 'month' then 7 else 10 end)) end as claim,
      array_remove(array[${flags}], null) as flags, r.record_type as "recordType", m.jurisdictions, r.source, r.external_id as "externalId",
      r.updated_at as "updatedAt", jsonb_build_array(${join(found)}) as "sortKey"
    from shown m cross join lateral (select * from model where id = m.model_id limit 1) r
    cross join lateral (select * from model_version where id = m.version_id limit 1) v
    join business_unit u on u.id = r.unit_id left join person o on o.id = r.owner_id
    order by ${order.by(found, sql`m.model_id`)}`;
};

const mostOf = ({ q }: Pick<ListModelsInput, "q">) => (q ? MATCHES_MAX : COUNTED_MAX);

/** Off the roll-up where it knows the filter; otherwise counted, up to a limit. */
const countOf = (actor: Actor, { sort: _, cursor: __, limit: ___, ...filter }: ListModelsInput) =>
  countedTotal(actor, filter) ??
  sql`select count(*)::int as total from (select from listed_model m where ${listedWhere(actor, filter, mostOf(filter) + 1)} limit ${mostOf(filter) + 1}) counted`;

export const listModels = query({
  id: "listModels",
  summary: "The models the caller may see, narrowed and sorted",
  http: "GET /models",
  permission: "model:read",
  scope: () => "none",
  input: ListModelsInput,
  output: ListModelsOutput,

  read: async (db, input, { actor }) => {
    const { limit } = input;
    const read = (place: Place | null) => db.$queryRaw<Row[]>(pageOf(actor, input, place));
    const asked = decodePlace(input.cursor, listedOrder(input.sort, input.q).keys.length + 1);
    const found = await read(asked);
    // Too few before the place to fill a page: that is the first page, and it is shown full.
    const place = asked?.isBackwards && found.length <= limit ? null : asked;
    const rows = place === asked ? found : await read(place);
    const [counted] = await db.$queryRaw<{ total: number }[]>(countOf(actor, input));
    const total = counted?.total ?? 0;
    const page = cutBothWays(rows, limit, place, ({ sortKey, id }) => [...sortKey, id]);
    return { ...page, total: Math.min(total, mostOf(input)), isCapped: total > mostOf(input) };
  },
});
