// The verbs `person` and `api-key`: acts at the machine's own command line, through the door like everybody else's.
import { randomUUID } from "node:crypto";
import { commandLine } from "#lib/access/actor";
import type { Caller } from "#lib/core/operation";
import { run } from "#lib/core/run";
import { writer } from "#lib/db/writer";
import { StartFault } from "#lib/host/fault";
import { createApiKey } from "#lib/people/create-api-key.command";
import { grantRole } from "#lib/people/grant-role.command";
import { invitePerson } from "#lib/people/invite-person.command";
import { CreateApiKeyInput } from "#lib/people/keys.schema";
import { resetPassword } from "#lib/people/reset-password.command";
import { Email, RoleName } from "#lib/people/schema";
import { createUnit } from "#lib/units/create-unit.command";

const caller = (): Caller => ({ actor: commandLine, requestId: randomUUID() });

const known = async (given: string) => {
  const email = Email.safeParse(given);
  if (!email.success) throw new StartFault(`${given} is not an e-mail address.`);
  const person = await writer().person.findUnique({
    where: { email: email.data },
    select: { id: true, passwordHash: true, deactivatedAt: true },
  });
  if (person?.deactivatedAt) throw new StartFault(`${email.data} was deactivated. Reactivate them under Administration first.`);
  return { email: email.data, person };
};

/** The organisation's unit, made when absent; it can be renamed under Administration. */
async function organisation(): Promise<string> {
  const root = await writer().businessUnit.findFirst({ where: { parentId: null }, select: { id: true } });
  return root ? root.id : (await run(createUnit, { name: "Organisation", parentId: null }, caller())).id;
}

/** A link for somebody new, or for somebody without a password; with `reset` also for somebody who has one. */
async function linkFor({ email, name, reset }: NewPerson): Promise<{ personId: string; token: string | null }> {
  const { email: address, person } = await known(email);
  if (person === null && name === undefined) throw new StartFault(`${address} is new here: give --name "First Last" too.`);
  if (person === null) return run(invitePerson, { email: address, name: name ?? "" }, caller());
  if (person.passwordHash !== null && !reset) return { personId: person.id, token: null };
  return { personId: person.id, token: (await run(resetPassword, { personId: person.id }, caller())).token };
}

async function give(personId: string, role: string): Promise<string> {
  const named = RoleName.safeParse(role);
  if (!named.success) throw new StartFault(`${role} is no role. Roles are ${RoleName.options.join(", ")}.`);
  const unitId = await organisation();
  const held = await writer().roleGrant.findFirst({
    where: { personId, role, unitId, state: { in: ["pending", "active"] } },
    select: { state: true },
  });
  if (held) return `Role: ${role} in the whole organisation (${held.state} already).`;
  const { state, waitsFor } = await run(grantRole, { personId, role: named.data, unitId }, caller());
  if (state === "active") return `Role: ${role} in the whole organisation, in force now.`;
  const who = waitsFor.length > 0 ? waitsFor.join(", ") : "nobody yet; name an administrator or a risk officer first";
  return `Role: ${role} in the whole organisation, waits for a second person (SD-14): ${who}.`;
}

export type NewPerson = { email: string; name?: string; role?: string; reset?: boolean };

/**
 * Invites a person, or makes a new link for one without a password, and gives the role at the organisation's unit. Returns what
 * to print: the one-time link stands there and nowhere else.
 */
export async function addPersonAtCommandLine(given: NewPerson): Promise<string> {
  const { personId, token } = await linkFor(given);
  const role = given.role === undefined ? [] : [await give(personId, given.role)];
  const base = process.env.NEXTAUTH_URL ?? "http://localhost:3000";
  const link = token
    ? [`One-time link, good for seven days, for ${given.email} alone:`, `${base}/invitation/${token}`]
    : [`${given.email} has a password already; no link was made. --reset takes it away and prints a new link.`];
  return [...role, ...link].join("\n");
}

/** Makes an API key for a person. Returns what to print: the key stands there and nowhere else. */
export async function apiKeyAtCommandLine(given: { email: string; scopes: string[] }): Promise<string> {
  const { email, person } = await known(given.email);
  if (!person) throw new StartFault(`There is nobody with the address ${email} here.`);
  const scopes = CreateApiKeyInput.shape.scopes.safeParse(given.scopes.length > 0 ? given.scopes : ["read", "write"]);
  if (!scopes.success) throw new StartFault("A key has the scopes read, write or sign.");
  const made = await run(createApiKey, { personId: person.id, name: "command line", scopes: scopes.data }, caller());
  const until = `${made.expiresAt.toISOString().slice(0, 16).replace("T", " ")} UTC`;
  return [`API key of ${email} (${made.scopes.join(", ")}), good until ${until}, shown once:`, made.key].join("\n");
}
