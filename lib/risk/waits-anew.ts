// Which confirmed ratings wait to be confirmed anew, in SQL: what lib/risk/anew.rules.ts says of one, found among many.
import { SECOND_LINE } from "#lib/access/permissions";
import { type Sql, sql } from "#lib/db/sql";
import { everOwners } from "#lib/models/own-work";

const isOwn = (person: Sql) => sql`(${person} = any(${everOwners})
  or exists (select from version_author own where own.version_id = v.id and own.person_id = ${person}))`;

/** Rating `a` of version `v` of model `m`: somebody who confirmed it has become one of the model's own people (SD-16). */
export const waitsAnew = (a: Sql) => sql`
  (${a}.status = 'confirmed' and v.stage in ('proposed', 'in_development', 'in_validation', 'approved')
    and (${isOwn(sql`${a}.confirmed_by`)} or coalesce(${isOwn(sql`${a}.second_by`)}, false)))`;

/** Nobody else ever confirmed a tier (SD-16): a grant that ended stays on record. */
const everSecondLine = sql`array(select g.person_id from role_grant g where g.role = any(${[...SECOND_LINE]}::text[]))`;

/**
 * Every rating that `waitsAnew`, and some that do not: those of versions in which somebody who could confirm has a part of their own.
 * They are found from these few people on, however many ratings are confirmed.
 */
export const mayWaitAnew = sql`
  select c.id from assessment c where c.status = 'confirmed' and c.version_id = any(array(
    select own.version_id from version_author own where own.person_id = any(${everSecondLine})
    union all select o.id from model_version o where o.owner_ids && ${everSecondLine}
    union all select o.id from model q join model_version o on o.model_id = q.id where q.owner_id = any(${everSecondLine})))`;

/** Whether this person is none of those who may not: the model's own people, whoever rated it, the other one who stands behind it. */
export const mayConfirmAnew = (a: Sql, personId: string) => sql`
  (not ${isOwn(sql`${personId}::text`)} and ${a}.assessed_by <> ${personId}
    and ${personId} is distinct from case when ${isOwn(sql`${a}.confirmed_by`)} then ${a}.second_by else ${a}.confirmed_by end)`;

/** A lowered tier takes a risk officer. */
export const isLowered = (a: Sql) => sql`(${a}.second_by is not null and ${a}.override -> 'declined' = 'null')`;
