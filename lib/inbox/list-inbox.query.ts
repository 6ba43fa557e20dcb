import { query } from "#lib/core/operation";
import { cut, decodeCursor, page } from "#lib/core/page";
import { join, sql } from "#lib/db/sql";
import { pageOf } from "#lib/inbox/parts";
import { addressOf } from "#lib/inbox/rules";
import { INBOX_KINDS, InboxItem, ListInboxInput } from "#lib/inbox/schema";
import { couldDecide, signoffsById } from "#lib/signoff/open-signoffs";

type Row = Omit<InboxItem, "href">;

export const listInbox = query({
  id: "listInbox",
  summary: "What waits on the caller, why, since when, and until when where there is a day; oldest first",
  http: "GET /inbox",
  permission: "inbox:read",
  scope: () => "none",
  input: ListInboxInput,
  output: page(InboxItem),

  read: async (db, { kind, cursor, limit }, { actor }) => {
    const after = decodeCursor(cursor, 3);
    // Of each kind no more than a page is looked for: what waits the longest is found where it stands, however much else waits.
    const parts = (kind ? [kind] : INBOX_KINDS).map((one) => sql`(${pageOf(one, actor, { after, rows: limit + 1 })})`);
    const rows = await db.$queryRaw<Row[]>(sql`
      select w.kind, w.id, w."modelId", w."versionId", w.ref, w.name, w.version, w.tier, w.stage, w.gate, w.meaning, w.count, w.why, w.role,
        to_char(w.since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as since,
        to_char(w.due, 'YYYY-MM-DD') as due
      from (${join(parts, " union all ")}) as w order by w.since, w.kind collate "C", w.id limit ${limit + 1}`);
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
        .map((row) => ({ ...row, href: addressOf(row) })),
      nextCursor,
    };
  },
});
