// An attack on a rule of segregation, the same through every door.

import type { Operation } from "#lib/core/operation";
import { run } from "#lib/core/run";
import type { WriteDb } from "#lib/db/types";
import { grantRole } from "#lib/people/grant-role.command";
import { atTheMachine, type Person } from "#lib/test/people";

/** `says`: the code of the refusal, which names the rule; `sql`: the same by SQL as the product's own role, and what the guard says,
 * with the SQLSTATE it says it under. */
export type Attack = {
  by: Person;
  operation: Operation;
  input: object;
  says: string;
  event: "signoff.refused" | "grant.refused" | null;
  subject: string;
  sql: { change: (db: WriteDb) => Promise<unknown>; says: string; state: string };
};
/** A rule of which nothing exists yet that could break it: no operation is called like that. */
export type Absent = { absent: string; unlike: RegExp };

/** A further role in a unit, so that who somebody is stands in their way and not what they lack. */
export const alsoHolds = (person: Person, role: "validator" | "compliance_officer" | "risk_officer", unitId: string) =>
  run(grantRole, { personId: person.id, role, unitId }, atTheMachine());
