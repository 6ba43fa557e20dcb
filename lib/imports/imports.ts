// Imports as they are shown: what is stored, with the progress of one that runs.
import { reason } from "#lib/core/errors";
import { type Worded, worded } from "#lib/core/wording";
import { type Sql, sql } from "#lib/db/sql";
import type { ReadDb } from "#lib/db/types";
import type { ImportRecord } from "#lib/imports/schema";

type Stored = Omit<ImportRecord, "state" | "error" | "done" | "rows"> & {
  state: string;
  rows: number;
  error: { code: string; values?: Record<string, string | number> } | null;
  noted: string | null;
  isUnderway: boolean;
};

const stateOf = ({ state, noted, isUnderway }: Stored): ImportRecord["state"] => {
  if (state === "done" || state === "failed") return state;
  if (noted !== null) return "failed";
  return isUnderway || state === "running" ? "running" : "queued";
};

const errorOf = ({ error, noted }: Stored): Worded | null => {
  if (error) return worded(error);
  if (noted === null) return null;
  return worded(reason(noted === "job.not_allowed" ? "import.no_longer_allowed" : noted));
};

const shown = (row: Stored): ImportRecord => {
  const { noted: _, isUnderway: __, ...stored } = row;
  const done = row.created + row.updated + row.unchanged + row.rejected;
  return {
    ...stored,
    state: stateOf(row),
    error: errorOf(row),
    done,
    rows: row.rows === 0 && row.state !== "done" ? null : row.rows,
  };
};

/** Imports, newest first. `where` narrows `import i`. */
export async function readImports(db: Pick<ReadDb, "$queryRaw">, where: Sql, limit: number): Promise<ImportRecord[]> {
  const rows = await db.$queryRaw<Stored[]>(sql`
    select i.id, i.state, i.mode, i.file_name as "fileName", i.sha256, i.size::float8 as size,
      jsonb_build_object('id', i.mapping ->> 'id', 'title', i.mapping ->> 'title') as mapping, i.source,
      jsonb_build_object('id', u.id, 'name', coalesce(u.name, '')) as unit,
      jsonb_build_object('id', i.requested_by, 'name', coalesce(p.name, i.requested_by)) as "requestedBy",
      i.requested_at as "requestedAt", i.finished_at as "finishedAt", i.undone_at as "undoneAt", i.rows, i.created, i.updated, i.unchanged,
      i.rejected, i.kept, i.error, j.error #>> '{}' as noted, j.subject is not null as "isUnderway"
    from import i join business_unit u on u.id = i.unit_id left join person p on p.id = i.requested_by left join job_progress j on j.subject = i.id
    where ${where} order by i.requested_at desc, i.id desc limit ${limit}`);
  return rows.map(shown);
}
