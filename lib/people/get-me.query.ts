import { z } from "zod";
import { signingLimit } from "#lib/access/throttle";
import { Refusal, reason } from "#lib/core/errors";
import { query } from "#lib/core/operation";
import { sql } from "#lib/db/sql";
import { heldRole, inForce, wasInForce } from "#lib/people/grants.store";
import { Me } from "#lib/people/session.schema";

type Row = Omit<z.input<typeof Me>, "failedBefore"> & { signIns: number | null; signings: number | null; since: Date | null };

export const getMe = query({
  id: "getMe",
  summary: "The caller: roles with their last days, and what failed in their name before this sign-in",
  http: "GET /me",
  permission: "self:manage",
  scope: () => "none",
  input: z.strictObject({}),
  output: Me,

  read: async (db, _input, { actor }) => {
    const [row] = await db.$queryRaw<Row[]>(sql`
      select p.id, p.name, p.email, p.language, p.password_is_own as "passwordIsOwn",
        coalesce((select jsonb_agg(${heldRole} order by g.role, u.name) from role_grant g join business_unit u on u.id = g.unit_id
          where g.person_id = p.id and (${inForce} or g.state = 'pending')), '[]') as roles,
        coalesce((select jsonb_agg(ended.role order by ended.at desc) from (
          select ${heldRole} as role, coalesce(g.ended_at, g.until) as at from role_grant g join business_unit u on u.id = g.unit_id
          where g.person_id = p.id and g.state <> 'pending' and not ${inForce} order by at desc limit 10) ended), '[]') as ended,
        (select case when not bool_or(${inForce}) then max(least(g.until, organisation_day(g.ended_at)))::text end from role_grant g
          where g.person_id = p.id and ${wasInForce}) as "accessEndedOn",
        exists (select 1 from attempt where key = ${signingLimit(actor.id).key} and blocked_until > clock_timestamp()) as "signingLocked",
        s.failed_sign_ins as "signIns", s.failed_signings as signings, s.failed_since as since
      from person p left join session s on s.id = ${actor.sessionId} where p.id = ${actor.id}`);
    if (!row) throw new Refusal("notFound", reason("not_found"));
    const { signIns, signings, since, ...me } = row;
    const failed = { signIns: signIns ?? 0, signings: signings ?? 0, since };
    return { ...me, failedBefore: failed.signIns + failed.signings > 0 ? failed : null };
  },
});
