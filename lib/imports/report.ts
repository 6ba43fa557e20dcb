// The report of an import, row by row: stored as codes and values, put into words when somebody reads.
import { z } from "zod";
import type { Actor } from "#lib/access/actor";
import { modelsVisibleTo } from "#lib/access/scope";
import { cut, decodeCursor } from "#lib/core/page";
import { type Sql, sql } from "#lib/db/sql";
import type { ReadDb } from "#lib/db/types";
import { FormerContact, RowNote, type RowOutcome } from "#lib/imports/batch.schema";
import { rowMessage } from "#lib/imports/row-message";
import type { ImportRowShown } from "#lib/imports/schema";

type Raw = Pick<ReadDb, "$queryRaw">;
type Page = { importId: string; cursor?: string | undefined; limit: number };

const Notes = z.array(z.union([RowNote, FormerContact]));

const after = (cursor: string | undefined): Sql => {
  const last = decodeCursor(cursor, 1);
  return last ? sql`r.row > ${last[0]}::integer` : sql`true`;
};

/** Rows that were turned away, in the order of the file, each with its first reason. */
export async function readRejections(db: Raw, { importId, cursor, limit }: Page) {
  const rows = await db.$queryRaw<{ row: number; notes: unknown }[]>(sql`
    select r.row, r.messages as notes from import_row r
    where r.import_id = ${importId} and r.outcome = 'rejected' and ${after(cursor)} order by r.row limit ${limit + 1}`);
  const shown = rows.map(({ row, notes }) => {
    const said = Notes.parse(notes).filter((note) => "code" in note);
    return { row, column: said[0]?.column ?? null, message: said.map(rowMessage).join(" ") };
  });
  return cut(shown, limit, ({ row }) => [row]);
}

type Stored = { row: number; outcome: RowOutcome; model: ImportRowShown["model"]; notes: unknown };

const shownRow = ({ notes, ...row }: Stored): ImportRowShown => {
  const read = Notes.parse(notes);
  return {
    ...row,
    messages: read.filter((note) => "code" in note).map(rowMessage),
    // What stands here is told only of a record the caller may see.
    kept: row.model ? read.filter((note) => "field" in note) : [],
  };
};

const NOTED = {
  kept: sql`jsonb_path_exists(r.messages, '$[*] ? (exists(@.field))')`,
  messages: sql`jsonb_path_exists(r.messages, '$[*] ? (exists(@.code))')`,
};

/** Rows with their records and what is said of them, in the order of the file. */
export async function readRows(
  db: Raw,
  {
    importId,
    outcome,
    noted,
    cursor,
    limit,
  }: Page & { outcome?: RowOutcome | undefined; noted?: keyof typeof NOTED | undefined },
  actor: Actor,
) {
  const rows = await db.$queryRaw<Stored[]>(sql`
    select r.row, r.outcome, r.messages as notes,
      case when m.id is not null then jsonb_build_object('id', m.id, 'ref', m.ref, 'name', m.name) end as model
    from import_row r left join model m on m.id = r.model_id and ${modelsVisibleTo(actor)}
    where r.import_id = ${importId} and ${outcome ? sql`r.outcome = ${outcome}` : sql`true`} and ${noted ? NOTED[noted] : sql`true`}
      and ${after(cursor)} order by r.row limit ${limit + 1}`);
  return cut(rows.map(shownRow), limit, ({ row }) => [row]);
}
