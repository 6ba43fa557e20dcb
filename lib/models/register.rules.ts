/** What a registration means when the form leaves things out. */
import type { Role } from "#lib/access/permissions";
import { type Reason, reason } from "#lib/core/errors";
import { authorFault, type Named, ownerFault } from "#lib/models/owner.rules";

const REGISTERING: readonly Role[] = ["data_scientist", "model_owner"];

/** Where a caller without a word about it registers: the one unit in which their roles to build or own models were given. */
export const onlyUnit = (grants: readonly { role: Role; unitId: string }[]): { unitId: string } | { refused: Reason } => {
  const units = [...new Set(grants.filter(({ role }) => REGISTERING.includes(role)).map(({ unitId }) => unitId))];
  const [only] = units;
  return only !== undefined && units.length === 1
    ? { unitId: only }
    : { refused: reason("model.unit_needed", { path: "businessUnit", units: units.length }) };
};

type People = {
  caller: { id: string; roles: readonly Role[] };
  ownerEmail: string | undefined;
  authors: readonly string[] | undefined;
  named: Readonly<Record<string, Named>>;
};

/** Owner and authors as they will be stored, with why a default did not apply. */
export type Chosen = { ownerId: string | null; accepted: boolean; authorIds: string[]; faults: Reason[]; notes: Reason[] };

type Choice = { ids: string[]; faults: (Reason | null)[]; notes: Reason[] };

/** Nobody named: the caller, when they hold the role; else nobody, and the answer says why. */
const byDefault = ({ caller }: People, role: Role, note: string): Choice =>
  caller.roles.includes(role) ? { ids: [caller.id], faults: [], notes: [] } : { ids: [], faults: [], notes: [reason(note)] };

const ownerOf = (people: People): Choice => {
  if (people.ownerEmail === undefined) return byDefault(people, "model_owner", "owner.not_defaulted");
  const owner = people.named[people.ownerEmail] ?? null;
  return { ids: owner ? [owner.id] : [], faults: [ownerFault(owner)], notes: [] };
};

const authorsOf = (people: People): Choice => {
  if (people.authors === undefined) return byDefault(people, "data_scientist", "author.not_defaulted");
  const authors = people.authors.map((email) => people.named[email] ?? null);
  const faults = authors.map((author, index) => authorFault(author, `authors.${index}`));
  return { ids: authors.flatMap((author) => (author ? [author.id] : [])), faults, notes: [] };
};

export const chosenPeople = (people: People): Chosen => {
  const owner = ownerOf(people);
  const authors = authorsOf(people);
  const ownerId = owner.ids[0] ?? null;
  return {
    ownerId,
    accepted: ownerId === people.caller.id,
    authorIds: authors.ids,
    faults: [...owner.faults, ...authors.faults].filter((fault) => fault !== null),
    notes: [...owner.notes, ...authors.notes],
  };
};
