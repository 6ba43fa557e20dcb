// Whom the credentials of this process's requests turned out to be. The gate counts requests before anybody is looked up in the
// database, so the program inside tells it afterwards; who has not identified shares the count of their address.
import { createHash } from "node:crypto";

const CREDENTIALS_MAX = 10_000;

type Told = Map<string, string>;
type Shared = { countersignIdentities?: Told };

// The bundle of the server has a copy of this module of its own; the process has one map.
const told = (): Told => {
  const shared = globalThis as Shared;
  shared.countersignIdentities ??= new Map();
  return shared.countersignIdentities;
};

const nameOf = (credential: string) => createHash("sha256").update(credential).digest("base64url");

/** Remembers that this key or sealed cookie is this person's. */
export function identified(credential: string, personId: string): void {
  const known = told();
  const name = nameOf(credential);
  known.delete(name);
  known.set(name, personId);
  if (known.size <= CREDENTIALS_MAX) return;
  for (const longAgo of [...known.keys()].slice(0, CREDENTIALS_MAX / 2)) known.delete(longAgo);
}

/** Forgets a credential that opens nothing any more. */
export const unidentified = (credential: string): void => void told().delete(nameOf(credential));

export const identityOf = (credential: string): string | undefined => told().get(nameOf(credential));
