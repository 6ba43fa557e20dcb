import { z } from "zod";
import { query } from "#lib/core/operation";
import { join, sql } from "#lib/db/sql";
import { pageOf } from "#lib/inbox/parts";
import { WAITING_MAX } from "#lib/inbox/rules";
import { INBOX_KINDS, Waiting } from "#lib/inbox/schema";
import { couldDecide, openForRoles } from "#lib/signoff/open-signoffs";

/** Sign-offs are asked of the rules of segregation one by one, as their list does; the rest is counted where it stands. What a
 *  condition asks for is done outside and no act here ends it, so it stays in sight and out of the number. */
const OTHERS = INBOX_KINDS.filter((kind) => kind !== "sign_off" && kind !== "condition");

export const countWaiting = query({
  id: "countWaiting",
  summary: "How many things wait on the caller, and how many of them are sign-offs",
  http: "GET /inbox/count",
  permission: "inbox:read",
  scope: () => "none",
  input: z.strictObject({}),
  output: Waiting,

  read: async (db, _input, { actor }) => {
    const parts = OTHERS.map((kind) => sql`(${pageOf(kind, actor, { after: null, rows: WAITING_MAX })})`);
    const [counted] = await db.$queryRaw<{ others: number }[]>(sql`
      select count(*)::int as others from (select from (${join(parts, " union all ")}) as w limit ${WAITING_MAX}) as few`);
    const asked = await openForRoles(db, actor, WAITING_MAX);
    const signoffs = asked.filter((row) => couldDecide(actor, row)).length;
    return { inbox: Math.min((counted?.others ?? 0) + signoffs, WAITING_MAX), signoffs };
  },
});
