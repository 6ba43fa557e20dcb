import { modelsVisibleTo } from "#lib/access/scope";
import { query } from "#lib/core/operation";
import { cut, decodeCursor } from "#lib/core/page";
import { sql } from "#lib/db/sql";
import { ListImportedModelsInput, ListImportedModelsOutput, type WhyLeft } from "#lib/imports/undo.schema";
import { undoable } from "#lib/imports/undoable";

type Row = {
  id: string;
  ref: string;
  name: string;
  came: "created" | "updated";
  touched: boolean;
  why: WhyLeft | null;
  archived: boolean;
  claimedStage: string | null;
  key: string;
};

export const listImportedModels = query({
  id: "listImportedModels",
  summary: "The records an import brought in or changed, and what an undo would leave, and why",
  http: "GET /imports/{importId}/models",
  permission: "import:run",
  scope: ({ importId }) => ({ import: importId }),
  input: ListImportedModelsInput,
  output: ListImportedModelsOutput,

  read: async (db, { importId, came, touched, cursor, limit }, { actor }) => {
    const last = decodeCursor(cursor, 2);
    const rest = sql`${modelsVisibleTo(actor)} and ${last ? sql`(lower(m.name), m.id) > (${last[0]}, ${last[1]})` : sql`true`}`;
    const rows = await db.$queryRaw<Row[]>(sql`
      select m.id, m.ref, m.name, lower(m.name) as key, m.archived_at is not null as archived, m.claimed_stage as "claimedStage",
        case when u."eventId" is null then 'created' else 'updated' end as came, u.why is not null as touched, u.why
      from (${undoable(importId, rest)}) u join model m on m.id = u.id
      where ${touched === undefined ? sql`true` : sql`(u.why is not null) = ${touched === "yes"}`}
        and ${came === undefined ? sql`true` : sql`(u."eventId" is null) = ${came === "created"}`}
      order by key, m.id limit ${limit + 1}`);
    return cut(rows, limit, ({ key, id }) => [key, id]);
  },
});
