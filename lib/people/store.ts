// What several commands about people read and write.
import { createHash, randomBytes, randomUUID } from "node:crypto";
import type { Actor } from "#lib/access/actor";
import { reachOf } from "#lib/access/actor";
import { sql } from "#lib/db/sql";
import type { WriteDb } from "#lib/db/types";
import { sees } from "#lib/people/people.store";
import { administerFaults } from "#lib/people/rules";

const LINK_DAYS = 7;

export type KnownPerson = {
  id: string;
  email: string;
  hasPassword: boolean;
  passwordHash: string | null;
  passwordIsOwn: boolean;
  deactivated: boolean;
};

/** The person; commands about one person take turns here. Null when there is none. */
export async function lockPerson(db: WriteDb, personId: string): Promise<KnownPerson | null> {
  const [person] = await db.$queryRaw<KnownPerson[]>(sql`
    select id, email, password_hash is not null as "hasPassword", password_hash as "passwordHash", password_is_own as "passwordIsOwn",
      deactivated_at is not null as deactivated from person where id = ${personId} for update`);
  return person ?? null;
}

/** The person, when the actor sees them: of anybody else an administrator is told what they are told of nobody. */
export const lockSeenPerson = async (db: WriteDb, actor: Actor, personId: string): Promise<KnownPerson | null> =>
  (await sees(db, actor, personId)) ? lockPerson(db, personId) : null;

/** The units of the roles a person holds or waits for. */
export async function unitsOfPerson(db: WriteDb, personId: string): Promise<string[]> {
  const grants = await db.roleGrant.findMany({
    where: { personId, state: { in: ["pending", "active"] } },
    select: { unitId: true },
  });
  return grants.map(({ unitId }) => unitId);
}

/** Why the actor does not act upon this person as an administrator; see administerFaults. */
export const administerFaultsOf = (actor: Actor, person: { id: string; units: string[] }) =>
  administerFaults({ id: actor.id, kind: actor.kind, administers: reachOf(actor, ["admin"]) }, person);

/** Whether the person is an administrator today, and how many others can sign in. Commands that take one away take turns here. */
export async function administrators(db: WriteDb, personId: string): Promise<{ isAdmin: boolean; others: number }> {
  await db.$queryRaw(sql`select pg_advisory_xact_lock(hashtextextended('administrators', 0))::text`);
  const rows = await db.$queryRaw<{ personId: string }[]>(sql`
    select distinct g.person_id as "personId" from role_grant g join person p on p.id = g.person_id
    where g.role = 'admin' and g.state = 'active' and (g.until is null or g.until >= organisation_today())
      and p.deactivated_at is null and (p.password_hash is not null or p.id = ${personId})`);
  const isAdmin = rows.some((row) => row.personId === personId);
  return { isAdmin, others: rows.length - (isAdmin ? 1 : 0) };
}

/** Ends the person's sessions in the transaction of the command: the next request with one of them is refused. */
export async function endSessionsOf(db: WriteDb, personId: string, now: Date, except: string | null = null): Promise<number> {
  const { count } = await db.session.updateMany({
    where: { personId, revokedAt: null, expiresAt: { gt: now }, ...(except && { id: { not: except } }) },
    data: { revokedAt: now },
  });
  return count;
}

/** A one-time link that only the machine's own command line may hand out: nobody in a browser takes another's first password. */
export const newLink = (actor: Actor, now: Date) => {
  if (actor.kind !== "command_line") return null;
  const token = randomBytes(32).toString("base64url");
  const expiresAt = new Date(now.getTime() + LINK_DAYS * 86_400_000).toISOString();
  return { token, invitation: { id: randomUUID(), tokenHash: hashOfToken(token), expiresAt } };
};

export const hashOfToken = (token: string) => createHash("sha256").update(token).digest("hex");

/** Makes unused links worthless: the newest is the only one that opens. */
export const expireLinks = (db: WriteDb, personId: string, now: Date) =>
  db.invitation.updateMany({ where: { personId, acceptedAt: null, expiresAt: { gt: now } }, data: { expiresAt: now } });

export type LinkChange = { id: string; tokenHash: string; expiresAt: string } | null;

export async function saveLink(db: WriteDb, personId: string, link: LinkChange, by: { actor: Actor; now: Date }) {
  await expireLinks(db, personId, by.now);
  if (!link) return;
  await db.invitation.create({ data: { ...link, personId, createdBy: by.actor.id, createdAt: by.now } });
}
