import type { Actor } from "#lib/access/actor";
import { ListWaitingReviewsInput } from "#lib/checklist/input.schema";
import { WaitingReview } from "#lib/checklist/schema";
import { query } from "#lib/core/operation";
import { cut, decodeCursor, page } from "#lib/core/page";
import { empty, join, sql } from "#lib/db/sql";
import { asSecondPerson } from "#lib/lifecycle/waiting-items";
import { controlLibrary } from "#lib/policy/load";

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

const KINDS = ["evidence", "not_applicable"] as const;

/** The first of one kind after a place: what the caller brought in, attached or claimed waits for somebody else. */
const walk = (actor: Actor, kind: Row["kind"], after: (string | number | null)[] | null, rows: number) => sql`
  (select ${kind}::text as kind, w.subject_id, w.version_id, w.model_id, w.since from waiting_item w
    where ${asSecondPerson(actor, sql`${kind === "evidence" ? "evidence_review" : kind}`)} and w.role = ''
      ${after ? sql`and (w.since, w.subject_id) > (${String(after[0])}::timestamptz, ${String(after[1])})` : empty}
    order by w.since, w.subject_id limit ${rows})`;

const titleOf = (controlId: string) => controlLibrary().controls.find(({ id }) => id === controlId)?.title ?? controlId;

export const listWaitingReviews = query({
  id: "listWaitingReviews",
  summary: "What waits on the caller as a second person: evidence of high-tier models, and controls said not to apply",
  http: "GET /evidence",
  permission: "evidence:review",
  scope: () => "none",
  input: ListWaitingReviewsInput,
  output: page(WaitingReview),

  read: async (db, { cursor, limit }, { actor }) => {
    const after = decodeCursor(cursor, 2);
    const first = KINDS.map((kind) => walk(actor, kind, after, limit + 1));
    const rows = await db.$queryRaw<Row[]>(sql`
      select w.kind, w.subject_id as id, m.id as "modelId", v.id as "versionId", m.ref, m.name, v.label as version,
        coalesce(a.control_id, c.control_id) as "controlId", p.name as by, w.since, w.since::text as "sinceKey"
      from (${join(first, " union all ")}) w join model_version v on v.id = w.version_id join model m on m.id = w.model_id
        left join attachment a on w.kind = 'evidence' and a.id = w.subject_id left join control_answer c on w.kind = 'not_applicable' and c.id = w.subject_id
        join person p on p.id = coalesce(a.attached_by, c.answered_by)
      order by w.since, w.subject_id limit ${limit + 1}`);
    const { items, nextCursor } = cut(rows, limit, ({ sinceKey, id }) => [sinceKey, id]);
    return { items: items.map((row) => ({ ...row, title: titleOf(row.controlId) })), nextCursor };
  },
});
