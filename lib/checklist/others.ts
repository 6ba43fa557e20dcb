// Who else could do a second-line act on a checklist, so that a refusal names them.
import type { HeldChecklist } from "#lib/checklist/store";
import type { Reason } from "#lib/core/errors";
import type { Context } from "#lib/core/operation";
import type { WriteDb } from "#lib/db/types";
import { namesOf, type PersonHere, peopleHere } from "#lib/lifecycle/people-here";
import type { Person } from "#lib/risk/confirming.rules";

/** One statement more. */
export const withPeople = async (db: WriteDb, held: HeldChecklist, { actor }: Context) => ({
  ...held,
  people: await peopleHere(db, held.state.unitId, actor.id),
});

/** The reasons, each with the names of the people whom nothing forbids it. */
export const named = (
  reasons: readonly Reason[],
  people: readonly PersonHere[],
  mayNot: (person: Person) => readonly Reason[],
): Reason[] => {
  const could = people.filter(({ id, roles }) => mayNot({ personId: id, roles }).length === 0);
  return reasons.map((why) => ({ ...why, values: { ...why.values, names: namesOf(could) || "none" } }));
};
