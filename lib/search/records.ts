// Models, people and evidence that match words, as far as the caller may see them: one statement for all three.
import { type Actor, rolesAnywhere } from "#lib/access/actor";
import { SEES_PEOPLE } from "#lib/access/permissions";
import { colleaguesOf, modelsVisibleTo } from "#lib/access/scope";
import { readerIn } from "#lib/checklist/reader";
import { mayRead } from "#lib/checklist/reading.rules";
import type { Confidentiality } from "#lib/checklist/state.schema";
import { contains } from "#lib/db/contains";
import { type Sql, sql } from "#lib/db/sql";
import type { ReadDb } from "#lib/db/types";
import { MATCHES_MAX } from "#lib/models/list.schema";
import { listedOrder } from "#lib/models/list-order";
import { listedWhere } from "#lib/models/listing";
import { FOUND_MAX, type SearchOutput } from "#lib/search/schema";

type Named = { id: string; name: string };
type Attached = {
  id: string;
  evidenceId: string;
  title: string;
  controlId: string;
  versionId: string;
  version: string;
  modelId: string;
  modelRef: string;
  modelName: string;
  unitId: string;
  ownerId: string | null;
  authorIds: string[];
  confidentiality: Confidentiality;
};
type Found = {
  models: (Named & { ref: string; businessUnit: string })[];
  people: (Named & { email: string })[];
  evidence: Attached[];
};

/** The list's own words and order. */
const models = (actor: Actor, q: string): Sql => {
  const { keys, by } = listedOrder(undefined, q);
  return sql`
    select r.id, r.ref, r.name, u.name as "businessUnit" from (
      select m.model_id, ${keys[0]} as sort_key from listed_model m where ${listedWhere(actor, { q }, MATCHES_MAX)}
      order by ${by(keys, sql`m.model_id`)} limit ${FOUND_MAX}) shown
    cross join lateral (select * from model where id = shown.model_id limit 1) r join business_unit u on u.id = r.unit_id
    order by ${by([sql`shown.sort_key`], sql`shown.model_id`)}`;
};

const people = (actor: Actor, q: string): Sql => sql`
  select p.id, p.name, p.email from person p
  where p.deactivated_at is null and (p.name ilike ${contains(q)} or p.email ilike ${contains(q)}) and p.id in (${colleaguesOf(actor)})
  order by lower(p.name), p.id limit ${FOUND_MAX}`;

/** More than are shown: one file may stand in several versions, and some of it may be withheld. */
const CANDIDATES_MAX = 40;
/** What the index of names can find. */
const TRIGRAM = 3;

const evidence = (actor: Actor, q: string): Sql => sql`
  select a.id, a.evidence_id as "evidenceId", a.title, a.control_id as "controlId", v.id as "versionId", v.label as version,
    m.id as "modelId", m.ref as "modelRef", m.name as "modelName", m.unit_id as "unitId", m.owner_id as "ownerId", e.confidentiality,
    array(select distinct h.person_id from version_author h join model_version w on w.id = h.version_id
      where w.model_id = m.id and h.removed_at is null) as "authorIds"
  from attachment a join evidence e on e.id = a.evidence_id join model_version v on v.id = a.version_id join model m on m.id = v.model_id
  where ${q.length >= TRIGRAM} and a.title ilike ${contains(q)} and a.removed_at is null and m.archived_at is null and ${modelsVisibleTo(actor)}
  limit ${CANDIDATES_MAX}`;

const rowsOf = (select: Sql): Sql => sql`(select coalesce(jsonb_agg(f), '[]') from (${select}) as f)`;

/** Each file once for each model, though its versions share it; what the reader may not open is not named either. */
function readable(actor: Actor, found: Attached[]): Attached[] {
  const may = found.filter((one) => mayRead(readerIn(actor, one.unitId), one));
  return [...new Map(may.map((one) => [`${one.modelId} ${one.evidenceId}`, one])).values()];
}

export async function recordsFound(
  db: Pick<ReadDb, "$queryRaw">,
  actor: Actor,
  q: string,
): Promise<Pick<SearchOutput, "models" | "people" | "evidence">> {
  const [found] = await db.$queryRaw<Found[]>(sql`
    select ${rowsOf(models(actor, q))} as models, ${rowsOf(people(actor, q))} as people, ${rowsOf(evidence(actor, q))} as evidence`);
  if (!found) return { models: [], people: [], evidence: [] };
  // Whoever has no page for a person is led to the models that person owns.
  const hasPages = rolesAnywhere(actor).some((role) => SEES_PEOPLE.includes(role));
  return {
    models: found.models.map((one) => ({ ...one, href: `/models/${one.id}` })),
    people: found.people.map((one) => ({ ...one, href: hasPages ? `/admin/people/${one.id}` : `/models?owner=${one.id}` })),
    evidence: readable(actor, found.evidence)
      .slice(0, FOUND_MAX)
      .map(({ id, title, controlId, modelRef, modelName, version, modelId, versionId }) => ({
        ...{ id, title, controlId, modelRef, modelName, version },
        href: `/models/${modelId}/checklist?version=${versionId}#${controlId}`,
      })),
  };
}
