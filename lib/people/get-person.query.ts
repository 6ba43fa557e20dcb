import type { z } from "zod";
import { type Actor, reachOf } from "#lib/access/actor";
import { unitsAbove } from "#lib/access/scope";
import { Refusal, reason } from "#lib/core/errors";
import { query } from "#lib/core/operation";
import { sql } from "#lib/db/sql";
import type { ReadDb } from "#lib/db/types";
import { grantRecord } from "#lib/people/grants.store";
import { checksAccess, isVisible, peopleWithRoles, personState } from "#lib/people/people.store";
import { type Access, PersonInput, PersonPage } from "#lib/people/schema";

type Row = Omit<z.input<typeof PersonPage>, "access">;

/** The roles of a person in the caller's units; one's own wherever they are. */
async function accessOf(db: ReadDb, personId: string, actor: Actor) {
  const [access] = await db.$queryRaw<z.input<typeof Access>[]>(sql`
    select p.created_at as "createdAt", p.deactivated_at as "deactivatedAt", p.password_is_own as "passwordIsOwn",
      coalesce((select jsonb_agg(${grantRecord} order by g.granted_at desc, g.id) from role_grant g
        join business_unit u on u.id = g.unit_id where g.person_id = p.id
          and (p.id = ${actor.id} or g.unit_id in (${unitsAbove(reachOf(actor))}))), '[]') as grants,
      (select max(created_at) from session s where s.person_id = p.id) as "lastSignInAt",
      (select count(*)::int from session s where s.person_id = p.id and s.revoked_at is null
        and s.expires_at > clock_timestamp()) as sessions,
      (select count(*)::int from api_key k where k.person_id = p.id and k.revoked_at is null
        and (k.expires_at is null or k.expires_at > product_clock())) as keys,
      (select count(*)::int from model m where m.owner_id = p.id) as "ownedModels",
      (select max(i.expires_at) from invitation i where i.person_id = p.id and i.accepted_at is null
        and i.expires_at > product_clock()) as "linkUntil"
    from person p where p.id = ${personId}`);
  return access ?? null;
}

export const getPerson = query({
  id: "getPerson",
  summary: "A person with their roles; for those who manage or check access also who gave them, sign-in and keys",
  http: "GET /people/{personId}",
  permission: "people:read",
  scope: () => "none",
  input: PersonInput,
  output: PersonPage,

  read: async (db, { personId }, { actor }) => {
    const [person] = await db.$queryRaw<Row[]>(sql`
      select p.id, p.email, p.name, ${personState} as state, held.roles
      from ${peopleWithRoles(actor)} where p.id = ${personId} and ${isVisible(actor)}`);
    if (!person) throw new Refusal("notFound", reason("not_found"));
    const seesAll = actor.id === personId || checksAccess(actor);
    return { ...person, access: seesAll ? await accessOf(db, personId, actor) : null };
  },
});
