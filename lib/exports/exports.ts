// Exports as they are shown to the person who asked for them: what is stored, with the progress of one that runs.
import type { z } from "zod";
import type { Actor } from "#lib/access/actor";
import { modelsVisibleTo } from "#lib/access/scope";
import { type Worded, worded } from "#lib/core/wording";
import { type Sql, sql } from "#lib/db/sql";
import type { ReadDb } from "#lib/db/types";
import type { ExportRecord } from "#lib/exports/schema";

type Stored = Omit<z.input<typeof ExportRecord>, "state" | "error" | "done" | "total"> & {
  state: string;
  error: { code: string; values?: Record<string, string | number> } | null;
  noted: string | null;
  done: number | null;
  total: number | null;
};

const stateOf = ({ state, noted, done }: Stored): ExportRecord["state"] => {
  if (state === "done" || state === "failed") return state;
  if (noted !== null) return "failed";
  return done === null ? "queued" : "running";
};

const errorOf = ({ error, noted }: Stored): Pick<Worded, "code" | "message"> | null => {
  if (error) return worded(error);
  return noted === null ? null : worded({ code: noted });
};

/** Exports of the actor, newest first. A model that moved out of their sight is told by its reference. */
export async function readExports(
  db: Pick<ReadDb, "$queryRaw">,
  actor: Actor,
  within: Sql,
  limit: number,
): Promise<z.input<typeof ExportRecord>[]> {
  const rows = await db.$queryRaw<Stored[]>(sql`
    select x.id, x.kind, x.register, x.format, x.filter, x.state, x.requested_at as "requestedAt", x.finished_at as "finishedAt",
      case when m.id is not null then jsonb_build_object('id', m.id, 'ref', m.ref, 'name', case when ${modelsVisibleTo(actor)} then m.name else m.ref end) end as model,
      case when v.id is not null then jsonb_build_object('id', v.id, 'label', v.label) end as version,
      x.file_name as "fileName", x.sha256, x.size::float8 as size, x.rows, x.error, j.error #>> '{}' as noted, j.done, j.total
    from export x left join model m on m.id = x.model_id left join model_version v on v.id = x.version_id left join job_progress j on j.subject = x.id
    where x.requested_by = ${actor.id} and ${within} order by x.requested_at desc, x.id desc limit ${limit}`);
  return rows.map((row) => {
    const { noted: _noted, ...stored } = row;
    return { ...stored, state: stateOf(row), error: errorOf(row), done: row.rows ?? row.done ?? 0 };
  });
}
