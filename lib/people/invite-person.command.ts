import { randomBytes, randomUUID } from "node:crypto";
import { Refusal, reason } from "#lib/core/errors";
import { command } from "#lib/core/operation";
import { sql } from "#lib/db/sql";
import { Invited, InvitePersonInput } from "#lib/people/schema";
import { newLink, saveLink } from "#lib/people/store";

export const invitePerson = command({
  id: "invitePerson",
  summary: "Invite a person; a one-time link from the machine's command line lets them set a password",
  http: "POST /people",
  status: 201,
  permission: "people:administer",
  keyScope: "never",
  scope: () => "none",
  event: "person.invited",
  input: InvitePersonInput,
  output: Invited,
  shownOnce: ["token"],

  // E-mail and name stay beside the change: the ledger holds commitments of them, never the words.
  load: async (db, { email, name }, { actor, now }) => {
    await db.$queryRaw(sql`select pg_advisory_xact_lock(hashtextextended(${`person ${email}`}, 0))::text`);
    return {
      known: await db.person.findUnique({ where: { email }, select: { id: true } }),
      personal: { email, name, salt: randomBytes(16) },
      personId: randomUUID(),
      link: newLink(actor, now),
    };
  },
  decide: ({ known, personId, link }) => {
    if (known) throw new Refusal("invalid", reason("person.known", { path: "email" }));
    return { personId, invitation: link?.invitation ?? null };
  },
  save: async (db, { personId, invitation }, { personal, link }, { now, actor }) => {
    await db.person.create({ data: { id: personId, ...personal, createdAt: now } });
    await saveLink(db, personId, invitation, { actor, now });
    return {
      id: personId,
      personId,
      token: link?.token ?? null,
      expiresAt: invitation ? new Date(invitation.expiresAt) : null,
    };
  },
});
