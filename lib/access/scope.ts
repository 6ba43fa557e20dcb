// Resolves what an operation is about to its place in the organisation, on the primary, before anything is loaded.
import type { Actor } from "#lib/access/actor";
import { holdsEverywhere, holdsNowhere, reachOf, rolesAnywhere, rolesIn } from "#lib/access/actor";
import { grantsOf, type Permission, type Role } from "#lib/access/permissions";
import type { Reach } from "#lib/access/reach.rules";
import { Refusal, reason } from "#lib/core/errors";
import { type Sql, sql } from "#lib/db/sql";

/** What an operation is about: a record, or the organisation itself. "none" means rows are narrowed by the actor's units, or that it is about the actor. */
export type Scope =
  | "none"
  | "organisation"
  | { model: string }
  | { version: string }
  | { assessment: string }
  | { attachment: string }
  | { transition: string }
  | { signoff: string }
  | { signature: string }
  | { unit: string; field?: string }
  | { grant: string }
  | { import: string };

export type Place = {
  unitId: string;
  modelId: string | null;
  versionId: string | null;
  ownerId: string | null;
  authorIds: string[];
  restricted: boolean;
};

const place = (version: Sql, from: Sql, id: string) => sql`
  select m.unit_id as "unitId", m.id as "modelId", ${version} as "versionId", m.owner_id as "ownerId", m.sensitivity = 'restricted' as restricted,
    array(select distinct a.person_id from version_author a join model_version av on av.id = a.version_id where av.model_id = m.id and a.removed_at is null) as "authorIds"
  from ${from} where x.id = ${id}`;

const viaVersion = (table: Sql, id: string) =>
  place(sql`v.id`, sql`${table} x join model_version v on v.id = x.version_id join model m on m.id = v.model_id`, id);

/** What belongs to a unit and to no model. */
const standing = (unit: Sql, from: Sql) => sql`
  select ${unit} as "unitId", null as "modelId", null as "versionId", null as "ownerId", false as restricted, '{}'::text[] as "authorIds" from ${from}`;

const QUERIES: Record<string, (id: string) => Sql> = {
  model: (id) => place(sql`null::text`, sql`model x join model m on m.id = x.id`, id),
  version: (id) => place(sql`x.id`, sql`model_version x join model m on m.id = x.model_id`, id),
  assessment: (id) => viaVersion(sql`assessment`, id),
  attachment: (id) => viaVersion(sql`attachment`, id),
  transition: (id) => viaVersion(sql`transition`, id),
  signoff: (id) =>
    place(
      sql`v.id`,
      sql`signoff x join transition t on t.id = x.transition_id join model_version v on v.id = t.version_id join model m on m.id = v.model_id`,
      id,
    ),
  signature: (id) => viaVersion(sql`signature`, id),
  organisation: () => standing(sql`id`, sql`business_unit where parent_id is null`),
  unit: (id) => standing(sql`id`, sql`business_unit where id = ${id}`),
  grant: (id) => standing(sql`unit_id`, sql`role_grant where id = ${id}`),
  import: (id) => standing(sql`unit_id`, sql`import where id = ${id}`),
};

type Raw = { $queryRaw<T>(query: Sql): Promise<T> };

export async function placeOf(db: Raw, scope: Exclude<Scope, "none">): Promise<Place | null> {
  const [kind, id] = scope === "organisation" ? [scope, ""] : (Object.entries(scope)[0] ?? ["", ""]);
  const query = Object.hasOwn(QUERIES, kind) ? QUERIES[kind] : undefined;
  if (!query) return null;
  const [found] = await db.$queryRaw<Place[]>(query(id));
  return found ?? null;
}

export const isOwn = (actor: Pick<Actor, "id">, at: Pick<Place, "ownerId" | "authorIds">) =>
  at.ownerId === actor.id || at.authorIds.includes(actor.id);

/** Administrators run the system; what is marked restricted is not theirs to read. */
const sees = (actor: Actor, at: Place) => rolesIn(actor, at.unitId).some((role) => !(at.restricted && role === "admin"));

/**
 * A unit that a field of the input names, such as where a new record goes: 422 at that field when the actor may not see it,
 * whether or not it exists. What the address names is 404.
 */
export function assertNamed(actor: Actor, scope: Exclude<Scope, "none">, at: Place | null): void {
  if (scope === "organisation" || !("field" in scope) || scope.field === undefined || (at && sees(actor, at))) return;
  throw new Refusal("invalid", reason("unit.unknown", { path: scope.field }));
}

/** 404 when the actor may not see it, 403 when none of the roles held there today grants the permission. */
export function authorise(actor: Actor, permission: Permission, at: Place | null): void {
  const grants = grantsOf(permission);
  if (actor.kind === "command_line" && grants.commandLine) return;
  // 404, not 403: what is outside the caller's scope must not be confirmed to exist.
  if (!at || !sees(actor, at)) throw new Refusal("notFound", reason("not_found"));
  const held = rolesIn(actor, at.unitId);
  if (held.some((role) => grants.roles.includes(role))) return;
  if (grants.own && held.some((role) => grants.own?.includes(role))) {
    if (isOwn(actor, at)) return;
    throw new Refusal("forbidden", reason("forbidden.not_own", { permission }));
  }
  throw new Refusal("forbidden", reason("forbidden", { permission, roles: [...grants.roles, ...(grants.own ?? [])].join(", ") }));
}

/** For operations about nothing in particular: one of the roles, in any unit. */
export function authoriseAnywhere(actor: Actor, permission: Permission): void {
  const grants = grantsOf(permission);
  if (actor.kind === "command_line" && grants.commandLine) return;
  if (actor.kind === "person" && grants.everyone) return;
  const roles: Role[] = [...grants.roles, ...(grants.own ?? [])];
  if (holdsNowhere(actor, roles)) throw new Refusal("forbidden", reason("forbidden", { permission, roles: roles.join(", ") }));
}

/** Whether a unit, which is known, is within. */
export const isWithin = (unit: Sql, reach: Reach): Sql =>
  reach === "all" ? sql`true` : sql`${unit} = any(${[...reach]}::text[])`;

/** Whether a unit, which is known, is one in which the actor holds one of the roles; any role when none is named. */
export const inUnitsOf = (unit: Sql, actor: Actor, roles?: readonly Role[]): Sql => isWithin(unit, reachOf(actor, roles));

/** The ids of these units and of every unit above them: a role there reaches them. */
export const unitsAbove = (reach: Reach): Sql => sql`
  with recursive above as (select b.id, b.parent_id from business_unit b where ${isWithin(sql`b.id`, reach)}
    union select b.id, b.parent_id from business_unit b join above a on b.id = a.parent_id) select id from above`;

/** The WHERE clause of authority for lists of models: `m` is the table model, or one that repeats its unit and sensitivity. */
export const modelsVisibleTo = (actor: Actor, m: Sql = sql`m`): Sql => {
  const held = rolesAnywhere(actor);
  const full = held.filter((role) => role !== "admin");
  const unit = sql`${m}.unit_id`;
  if (full.length === held.length || holdsEverywhere(actor, full)) return inUnitsOf(unit, actor, full);
  return sql`(${inUnitsOf(unit, actor)} and (${m}.sensitivity <> 'restricted' or ${inUnitsOf(unit, actor, full)}))`;
};

/** Ids of the people whose roles reach the units of the actor today: colleagues, whose names are theirs to read. */
export const colleaguesOf = (actor: Actor): Sql => sql`
  select g.person_id from role_grant g where g.state = 'active' and (g.until is null or g.until >= organisation_today()) and g.unit_id in (${unitsAbove(reachOf(actor))})`;
