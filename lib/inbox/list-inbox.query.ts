import { query } from "#lib/core/operation";
import { cut, decodeCursor, page } from "#lib/core/page";
import { join, type Sql, sql } from "#lib/db/sql";
import { PARTS } from "#lib/inbox/parts";
import { addressOf } from "#lib/inbox/rules";
import { INBOX_KINDS, InboxItem, ListInboxInput } from "#lib/inbox/schema";
import { couldDecide, signoffsById } from "#lib/signoff/open-signoffs";

type Row = Omit<InboxItem, "href" | "due">;

/** What of a kind comes after a place; without one it is asked as it stands, which the planner reads in its order. */
const beyond = (part: Sql, after: (string | number | null)[] | null) =>
  after === null
    ? part
    : sql`select w.* from (${part}) w
        where w.since >= ${after[0]}::timestamptz and (w.since, w.kind, w.id) > (${after[0]}::timestamptz, ${after[1]}, ${after[2]})`;

export const listInbox = query({
  id: "listInbox",
  summary: "What waits on the caller, why, and since when; oldest first",
  http: "GET /inbox",
  permission: "inbox:read",
  scope: () => "none",
  input: ListInboxInput,
  output: page(InboxItem),

  read: async (db, { kind, cursor, limit }, { actor }) => {
    const after = decodeCursor(cursor, 3);
    // Of each kind no more than a page is looked for: what waits the longest is found where it stands, however much else waits.
    const parts = (kind ? [kind] : INBOX_KINDS).map(
      (one) => sql`(${beyond(PARTS[one](actor), after)} order by since, id limit ${limit + 1})`,
    );
    const rows = await db.$queryRaw<Row[]>(sql`
      select w.kind, w.id, w."modelId", w."versionId", w.ref, w.name, w.version, w.tier, w.stage, w.gate, w.meaning, w.count, w.why, w.role,
        to_char(w.since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as since
      from (${join(parts, " union all ")}) as w order by w.since, w.kind, w.id limit ${limit + 1}`);
    const { items, nextCursor } = cut(rows, limit, (row) => [row.since, row.kind, row.id]);
    const signoffs = await signoffsById(
      db,
      actor,
      items.filter((row) => row.kind === "sign_off").map(({ id }) => id),
    );
    const decidable = new Set(signoffs.filter((row) => couldDecide(actor, row)).map(({ id }) => id));
    return {
      items: items
        .filter((row) => row.kind !== "sign_off" || decidable.has(row.id))
        .map((row) => ({ ...row, due: null, href: addressOf(row) })),
      nextCursor,
    };
  },
});
