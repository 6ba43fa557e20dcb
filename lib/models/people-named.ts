import type { ReadDb } from "#lib/db/types";

type PersonName = { id: string; name: string; email: string };

/** Looks people up by id, once for all of them. Whoever is not a person here (the command line, a job) has no entry. */
export async function peopleNamed(
  db: ReadDb,
  ids: readonly (string | null)[],
): Promise<(id: string | null) => PersonName | null> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  const people = await db.person.findMany({ where: { id: { in: wanted } }, select: { id: true, name: true, email: true } });
  const byId = new Map(people.map((person) => [person.id, person]));
  return (id) => (id === null ? null : (byId.get(id) ?? null));
}
