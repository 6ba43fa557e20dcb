import { modelsVisibleTo } from "#lib/access/scope";
import { query } from "#lib/core/operation";
import { cut, decodeCursor } from "#lib/core/page";
import { sql } from "#lib/db/sql";
import { ListImportedModelsInput, ListImportedModelsOutput } from "#lib/imports/schema";
import { touchedSince } from "#lib/imports/undoable";

type Row = {
  id: string;
  ref: string;
  name: string;
  touched: boolean;
  archived: boolean;
  claimedStage: string | null;
  key: string;
};

export const listImportedModels = query({
  id: "listImportedModels",
  summary: "The records an import brought in, and whether anybody has worked on them since",
  http: "GET /imports/{importId}/models",
  permission: "import:run",
  scope: ({ importId }) => ({ import: importId }),
  input: ListImportedModelsInput,
  output: ListImportedModelsOutput,

  read: async (db, { importId, touched, cursor, limit }, { actor }) => {
    const last = decodeCursor(cursor, 2);
    const rows = await db.$queryRaw<Row[]>(sql`
      select * from (
        select m.id, m.ref, m.name, lower(m.name) as key, m.archived_at is not null as archived, m.claimed_stage as "claimedStage",
          ${touchedSince(importId)} as touched
        from model m where m.import_id = ${importId} and ${modelsVisibleTo(actor)}
          and ${last ? sql`(lower(m.name), m.id) > (${last[0]}, ${last[1]})` : sql`true`}) brought
      where ${touched === undefined ? sql`true` : sql`brought.touched = ${touched === "yes"}`} order by brought.key, brought.id limit ${limit + 1}`);
    return cut(rows, limit, ({ key, id }) => [key, id]);
  },
});
