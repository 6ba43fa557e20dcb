import { z } from "zod";
import { query } from "#lib/core/operation";
import { sql } from "#lib/db/sql";
import { MySessions, type SessionRow } from "#lib/people/session.schema";

export const listMySessions = query({
  id: "listMySessions",
  summary: "The caller's open sessions",
  http: "GET /me/sessions",
  permission: "self:manage",
  scope: () => "none",
  input: z.strictObject({}),
  output: MySessions,

  read: async (db, _input, { actor }) => ({
    items: await db.$queryRaw<z.input<typeof SessionRow>[]>(sql`
      select id, created_at as "createdAt", last_seen_at as "lastSeenAt", expires_at as "expiresAt",
        coalesce(id = ${actor.sessionId}, false) as current from session
      where person_id = ${actor.id} and revoked_at is null and expires_at > clock_timestamp()
        and last_seen_at > clock_timestamp() - interval '60 minutes'
      order by last_seen_at desc limit 100`),
  }),
});
