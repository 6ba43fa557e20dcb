import { SECOND_LINE } from "#lib/access/permissions";
import { inUnitsOf, modelsVisibleTo } from "#lib/access/scope";
import { ListWaitingReviewsInput } from "#lib/checklist/input.schema";
import { WaitingReview } from "#lib/checklist/schema";
import { stillAsked } from "#lib/checklist/still-asked";
import { query } from "#lib/core/operation";
import { cut, decodeCursor, page } from "#lib/core/page";
import { empty, sql } from "#lib/db/sql";
import { controlLibrary } from "#lib/policy/load";
import { tierOfV } from "#lib/risk/tier-in-force";

type Row = {
  kind: "evidence" | "not_applicable";
  id: string;
  modelId: string;
  versionId: string;
  ref: string;
  name: string;
  version: string;
  controlId: string;
  by: string;
  since: Date;
  sinceKey: string;
};

const titleOf = (controlId: string) => controlLibrary().controls.find(({ id }) => id === controlId)?.title ?? controlId;

export const listWaitingReviews = query({
  id: "listWaitingReviews",
  summary: "What waits on the caller as a second person: evidence of high-tier models, and controls said not to apply",
  http: "GET /evidence",
  permission: "evidence:review",
  scope: () => "none",
  input: ListWaitingReviewsInput,
  output: page(WaitingReview),

  // What the caller brought in, attached or claimed waits for somebody else.
  read: async (db, { cursor, limit }, { actor }) => {
    const after = decodeCursor(cursor, 2);
    const rows = await db.$queryRaw<Row[]>(sql`
      select w.kind, w.id, m.id as "modelId", v.id as "versionId", m.ref, m.name, v.label as version, w.control_id as "controlId",
        p.name as by, w.since, w.since::text as "sinceKey"
      from (
        select 'evidence' as kind, a.id, a.version_id, a.control_id, a.attached_by as by_id, e.uploaded_by as also_id, a.attached_at as since
        from attachment a join evidence e on e.id = a.evidence_id join model_version v on v.id = a.version_id
        where a.state = 'pending' and a.removed_at is null and ${tierOfV} = 'high'
          and (a.carried_from_id is null or a.carried_confirmed_at is not null)
        union all
        select 'not_applicable', c.id, c.version_id, c.control_id, c.answered_by, c.answered_by, c.answered_at
        from control_answer c
        where c.status = 'not_applicable' and c.confirmed_by is null
          and (c.carried_from_id is null or c.carried_confirmed_at is not null)
      ) w
      join model_version v on v.id = w.version_id join model m on m.id = v.model_id join person p on p.id = w.by_id
      where ${stillAsked(sql`w.control_id`, sql`v.stage`)} and m.archived_at is null and w.by_id <> ${actor.id} and w.also_id <> ${actor.id}
        and ${inUnitsOf(sql`m.unit_id`, actor, SECOND_LINE)} and ${modelsVisibleTo(actor)}
        ${after ? sql`and (w.since, w.id) > (${String(after[0])}::timestamptz, ${String(after[1])})` : empty}
      order by w.since, w.id limit ${limit + 1}`);
    const { items, nextCursor } = cut(rows, limit, ({ sinceKey, id }) => [sinceKey, id]);
    return { items: items.map((row) => ({ ...row, title: titleOf(row.controlId) })), nextCursor };
  },
});
