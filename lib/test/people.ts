// Builders of people and units. They run commands, so what tests stand on obeys the rules.
import { randomUUID } from "node:crypto";
import { commandLine } from "#lib/access/actor";
import { loadActor } from "#lib/access/load-actor";
import type { Role } from "#lib/access/permissions";
import type { Caller, InputOf, Operation, OutputOf } from "#lib/core/operation";
import { run } from "#lib/core/run";
import { writer } from "#lib/db/writer";
import { acceptInvitation } from "#lib/people/accept-invitation.command";
import { createApiKey } from "#lib/people/create-api-key.command";
import { grantRole } from "#lib/people/grant-role.command";
import { invitePerson } from "#lib/people/invite-person.command";
import { createUnit } from "#lib/units/create-unit.command";

export const atTheMachine = (): Caller => ({ actor: commandLine, requestId: randomUUID() });

/** The organisation's unit, made when absent. */
export async function anOrganisation(): Promise<string> {
  const root = await writer().businessUnit.findFirst({ where: { parentId: null } });
  return root ? root.id : (await run(createUnit, { name: "Test group", parentId: null }, atTheMachine())).id;
}

export const aUnit = async (name = `Unit ${randomUUID().slice(0, 8)}`, parentId?: string): Promise<string> =>
  (await run(createUnit, { name, parentId: parentId ?? (await anOrganisation()) }, atTheMachine())).id;

/** A person who holds the roles in the unit (the whole organisation when none is named). */
export async function aPerson(roles: Role[], unitId?: string): Promise<Person> {
  const tag = randomUUID().slice(0, 8);
  const { personId } = await run(
    invitePerson,
    { email: `p-${tag}@test.example`, name: `Test ${roles.join(" and ")} ${tag}` },
    atTheMachine(),
  );
  for (const role of roles) await run(grantRole, { personId, role, unitId: unitId ?? (await anOrganisation()) }, atTheMachine());
  return personOf(personId);
}

export type Person = {
  id: string;
  caller(idempotencyKey?: string): Promise<Caller>;
  does<Op extends Operation>(op: Op, input: InputOf<Op>, key?: string): Promise<OutputOf<Op>>;
};

export const personOf = (id: string): Person => {
  const caller = async (idempotencyKey?: string): Promise<Caller> => {
    const actor = await loadActor(writer(), id, { via: "web", sessionId: `test-session-${id}` });
    if (!actor) throw new Error("no such active person");
    return { actor, requestId: randomUUID(), ...(idempotencyKey && { idempotencyKey }) };
  };
  return { id, caller, does: async (op, input, key) => run(op, input, await caller(key)) };
};

export const PASSWORD = "seven herons over the weir";

/** A person with an e-mail address and PASSWORD, set through a one-time link as anybody would. */
export async function aPersonWithPassword(roles: Role[], unitId?: string): Promise<Person & { email: string }> {
  const email = `p-${randomUUID().slice(0, 8)}@test.example`;
  const { personId, token } = await run(invitePerson, { email, name: `Test ${roles.join(" and ")}` }, atTheMachine());
  for (const role of roles) await run(grantRole, { personId, role, unitId: unitId ?? (await anOrganisation()) }, atTheMachine());
  const person = personOf(personId);
  await person.does(acceptInvitation, { token: token ?? "", password: PASSWORD });
  return { ...person, email };
}

/** An API key of the person, made at the machine's command line. */
export const aKeyOf = (personId: string, scopes: ("read" | "write" | "sign")[] = ["read", "write"]) =>
  run(createApiKey, { personId, name: "for a test", scopes }, atTheMachine());
