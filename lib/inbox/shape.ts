// What every kind of thing that waits is told with: the same columns under the same names, so that a kind can be asked for alone.
import type { Actor } from "#lib/access/actor";
import type { Role } from "#lib/access/permissions";
import { inUnitsOf } from "#lib/access/scope";
import { type Sql, sql } from "#lib/db/sql";
import type { InboxKind } from "#lib/inbox/schema";
import { tierOfV } from "#lib/risk/tier-in-force";

export const unit = sql`m.unit_id`;

/** The role of these that the actor holds in the model's unit, for the reader. */
export const roleHere = (actor: Actor, roles: readonly Role[]) =>
  roles.reduceRight(
    (rest, role) => sql`case when ${inUnitsOf(unit, actor, [role])} then ${role} else ${rest} end`,
    sql`null::text`,
  );

type Columns = { id: Sql; why: Sql; role: Sql; since: Sql; count?: Sql; gate?: Sql; meaning?: Sql; due?: Sql };
export const ofVersion = (kind: InboxKind, { id, why, role, since, count, gate, meaning, due }: Columns) => sql`
  select ${kind} as kind, ${id} as id, m.id as "modelId", v.id as "versionId", m.ref, m.name, v.label as version, ${tierOfV} as tier, v.stage,
    ${gate ?? sql`null::text`} as gate, ${meaning ?? sql`null::text`} as meaning, ${count ?? sql`1`} as count, ${why} as why, ${role} as role, ${since} as since,
    ${due ?? sql`null::date`} as due`;
/** What waits without a version. */
export const ofNoVersion = (kind: InboxKind, { id, name, role, since, count }: Omit<Columns, "why"> & { name: Sql }) => sql`
  select ${kind} as kind, ${id} as id, null::text as "modelId", null::text as "versionId", null::text as ref, ${name} as name, null::text as version,
    null::text as tier, null::text as stage, null::text as gate, null::text as meaning, ${count ?? sql`1`} as count, 'role' as why, ${role} as role, ${since} as since,
    null::date as due`;
export const VERSION = sql`model_version v join model m on m.id = v.model_id`;

export const GATE_AHEAD = sql`case v.stage when 'proposed' then 'G0' when 'in_development' then 'G1' when 'in_validation' then 'G2' else 'G3' end`;
