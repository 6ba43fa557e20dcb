// What there is on a demonstration to be asked about, by the names that inputs have for it.
import { asks, type Body, emailOf, type People, ROLES, sessionOf } from "./crowd";
import type { Described, Description } from "./described";
import { PASSWORD } from "./people";

type Found = Map<string, Set<string>>;
type Keep = (name: string, id: string) => void;

const keeping =
  (found: Found): Keep =>
  (name, id) =>
    void found.set(name, (found.get(name) ?? new Set()).add(id));

/** People, roles, keys and sessions that may be ended without ending whoever sends. */
async function decoys(url: string, people: People): Promise<Found> {
  const admin = people.get("session admin");
  const found: Found = new Map();
  const keep = keeping(found);
  const [unit] = (await asks(url, admin, "GET", "/units")).items;
  for (let n = 0; n < 4; n += 1) {
    const { personId } = await asks(url, admin, "POST", "/people", { email: `decoy-${n}@demo.example`, name: `Decoy ${n}` });
    const role = n % 2 ? "data_scientist" : "validator";
    keep("personId", personId);
    keep("grantId", (await asks(url, admin, "POST", `/people/${personId}/roles`, { role, unitId: unit.id })).id);
    keep("keyId", (await asks(url, admin, "POST", "/api-keys", { name: `Decoy ${n}`, scopes: ["read"] })).id);
  }
  await sessionOf(url, "admin");
  for (const { id, current } of (await asks(url, admin, "GET", "/me/sessions")).items) if (!current) keep("sessionId", id);
  return found;
}

/** Takes every id from an answer: `modelId` as it stands, the id of a `version` and of an item of `/models` under the like name. */
function gather(value: Body, own: string, keep: Keep) {
  if (!value || typeof value !== "object") return;
  if (typeof value.id === "string") keep(own, value.id);
  for (const [name, part] of Object.entries<Body>(value)) {
    if (typeof part === "string" && /(Id|^dossierHash|^sha256)$/.test(name)) keep(name, part);
    gather(part, Array.isArray(value) || name === "items" ? own : `${name.replace(/s$/, "")}Id`, keep);
  }
}

/** What an item of this list is called in a path: that of /models is a modelId. */
const itemOf = (list: Described, operations: readonly Described[]): string =>
  operations
    .filter(({ path }) => path.startsWith(`${list.path}/{`))
    .map(({ path }) => /^\/\{(\w+)\}/.exec(path.slice(list.path.length))?.[1])
    .find(Boolean) ?? "id";

const PER_NAME = 4;

const pathsTo = ({ path, inPath: [name, ...more] }: Described, found: Found): string[] => {
  if (!name) return [path];
  return more.length > 0 ? [] : [...(found.get(name) ?? [])].slice(0, PER_NAME).map((id) => path.replace(`{${name}}`, id));
};

const SEE_MOST = ["risk-officer", "auditor", "admin"];

/** The answer of the first who may read it; null when none of them may. */
async function read(url: string, people: People, path: string): Promise<Body> {
  for (const name of SEE_MOST) {
    const body = await asks(url, people.get(`key ${name}`), "GET", path).catch(() => null);
    if (body) return body;
  }
  return null;
}

/** The same things as inputs call them beside their ids, and what only they know. */
function underOtherNames(known: Map<string, string[]>): Map<string, string[]> {
  for (const name of ["businessUnit", "unit", "parent", "parentId"]) known.set(name, known.get("unitId") ?? []);
  for (const name of ["ownerEmail", "email", "authors"]) known.set(name, ROLES.map(emailOf));
  known.set("duplicateOf", known.get("modelId") ?? []);
  known.set("against", known.get("versionId") ?? []);
  known.set("secret", [PASSWORD]);
  // The right one would change what everybody else of this name signs in with.
  known.set("current", ["not the password of anybody"]);
  return known;
}

/** Read with the product's own queries: first the lists, then what is in them. */
export async function knownTo(url: string, { operations }: Description, people: People): Promise<Map<string, string[]>> {
  const found = await decoys(url, people);
  const fixed = new Set(found.keys());
  const keep: Keep = (name, id) => (fixed.has(name) ? undefined : keeping(found)(name, id));
  const queries = operations.filter(({ method }) => method === "GET");
  for (const depth of [0, 1, 1])
    for (const op of queries.filter(({ inPath }) => inPath.length === depth))
      for (const path of pathsTo(op, found)) gather(await read(url, people, path), itemOf(op, operations), keep);
  return underOtherNames(new Map([...found].map(([name, ids]) => [name, [...ids].slice(0, 40)])));
}
