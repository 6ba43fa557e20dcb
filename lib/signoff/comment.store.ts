// Comments as rows: read with the names people have today, written and resolved as decided.
import type { Actor } from "#lib/access/actor";
import type { Place } from "#lib/access/scope";
import { readerIn } from "#lib/checklist/reader";
import { mayRead } from "#lib/checklist/reading.rules";
import { empty, type Sql, sql } from "#lib/db/sql";
import type { ReadDb } from "#lib/db/types";
import type { Comment } from "#lib/signoff/comment.schema";
import { instant } from "#lib/signoff/store";

type Raw = Pick<ReadDb, "$queryRaw">;
type Filter = { modelId: string; versionId?: string | undefined; gate?: string | undefined; path?: string | undefined };
type Part = { after: (string | number | null)[] | null; limit: number; withEvidence: boolean };

/** Whether this actor may open all evidence of the model, and so read what is said beside it. */
export const readsEvidence = (actor: Actor, place: Place): boolean =>
  mayRead(readerIn(actor, place.unitId), { ...place, confidentiality: "contains_personal_data" });

const only = (column: Sql, value: string | undefined) => (value === undefined ? empty : sql`and ${column} = ${value}`);

const found = (filter: Filter, withEvidence: boolean) => sql`
  c.model_id = ${filter.modelId} ${only(sql`c.version_id`, filter.versionId)} ${only(sql`c.gate`, filter.gate)} ${only(sql`c.path`, filter.path)}
    and (${withEvidence} or c.path !~ '^checklist/[^/]+/evidence(/|$)')`;

/** Comments of a model, newest first. One statement. */
export async function commentsOf(db: Raw, filter: Filter, { after, limit, withEvidence }: Part): Promise<Comment[]> {
  const [at = null, id = null] = after ?? [];
  return db.$queryRaw<Comment[]>(sql`
    select c.id, c.transition_id as "transitionId", c.version_id as "versionId", c.gate, c.dossier_hash as "dossierHash", c.path, c.text,
      c.written_by as "writtenBy", w.name, ${instant("c.written_at")} as "writtenAt",
      c.resolved_by as "resolvedBy", r.name as "resolvedByName", ${instant("c.resolved_at")} as "resolvedAt"
    from comment c join person w on w.id = c.written_by left join person r on r.id = c.resolved_by
    where ${found(filter, withEvidence)} and (${at}::timestamptz is null or (c.written_at, c.id) < (${at}::timestamptz, ${id}))
    order by c.written_at desc, c.id desc limit ${limit}`);
}

export type Older = { comments: number; open: number };

/** How many were written before this one, and how many of them nobody settled. */
export async function olderThan(db: Raw, filter: Filter, last: Comment, withEvidence: boolean): Promise<Older> {
  const [older] = await db.$queryRaw<Older[]>(sql`
    select count(*)::int as comments, (count(*) filter (where c.resolved_at is null))::int as open
    from comment c where ${found(filter, withEvidence)} and (c.written_at, c.id) < (${last.writtenAt}::timestamptz, ${last.id})`);
  return older ?? NONE_OLDER;
}
export const NONE_OLDER: Older = { comments: 0, open: 0 };
