import { ListVerificationsInput, ListVerificationsOutput } from "#lib/audit/schema";
import { readVerifications } from "#lib/audit/verifications";
import { query } from "#lib/core/operation";
import { cut, decodeCursor } from "#lib/core/page";
import { sql } from "#lib/db/sql";

export const listVerifications = query({
  id: "listVerifications",
  summary: "The verifications of the ledger, newest first",
  http: "GET /ledger/verifications",
  permission: "ledger:read",
  scope: () => "none",
  input: ListVerificationsInput,
  output: ListVerificationsOutput,

  read: async (db, { cursor, limit }, { actor }) => {
    const last = decodeCursor(cursor, 2);
    const before = last ? sql`(c.requested_at, c.id) < (${last[0]}::timestamptz, ${last[1]})` : sql`true`;
    return cut(await readVerifications(db, actor, before, limit + 1), limit, ({ requestedAt, id }) => [
      requestedAt.toISOString(),
      id,
    ]);
  },
});
