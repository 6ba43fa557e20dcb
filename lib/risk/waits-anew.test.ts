// Ratings to be confirmed anew are looked for from those who can confirm on. Every mix of owner, earlier owner, author and confirmers
// is here at once: what is found that way is what the rule says of each.
import { expect, test } from "vitest";
import { reader } from "#lib/db/reader";
import { sql } from "#lib/db/sql";
import { everOwners, everOwnersOf } from "#lib/models/own-work";
import { waitsAnew as waits } from "#lib/risk/anew.rules";
import { mayWaitAnew, waitsAnew } from "#lib/risk/waits-anew";
import { asOwner } from "#lib/test/database";
import { aPerson, aUnit } from "#lib/test/people";
import { unguarded } from "#lib/test/unguarded";

const MIXES = (unit: string, first: string, one: string, two: string) => `
  create table mix as select row_number() over () as n, owner, earlier, author, confirmer, second, stage, status
    from unnest(array[null, '${first}', '${one}']) owner, (values ('{}'::text[]), ('{${first}}'), ('{${two},${first}}')) e(earlier),
      unnest(array[null, '${first}', '${two}']) author, unnest(array['${one}', '${two}']) confirmer, unnest(array[null, '${one}', '${two}']) second,
      unnest(array['proposed', 'approved', 'in_production']) stage, unnest(array['confirmed', 'superseded']) status
    where second is distinct from confirmer;
  insert into model (id, ref, name, unit_id, owner_id, shown_version_id, created_at, updated_at, salt)
    select 'm' || n, 'MDL-' || n, 'Model ' || n, '${unit}', owner, 'v' || n, now(), now(), '\\x00' from mix;
  insert into model_version (id, model_id, label, number, stage, stage_since, facts, owner_ids, created_by, created_at)
    select 'v' || n, 'm' || n, '1.0', 1, stage, now(), '{}', earlier, 'x', now() from mix;
  insert into version_author (version_id, person_id, added_by, added_at, removed_at)
    select 'v' || n, author, 'x', now(), case when n % 2 = 0 then now() end from mix where author is not null;
  insert into assessment (id, version_id, policy, facts, answers, rationales, impact, vulnerability, matrix_tier, knockouts, tier, unknowns, provisional,
      status, assessed_by, assessed_at, confirmed_by, confirmed_at, second_by)
    select 'a' || n, 'v' || n, 'x', '{}', '{}', '{}', 1, 1, 'low', '[]', 'low', '{}', false, status, 'x', now(), confirmer, now(), second from mix;
  drop table mix`;

type Row = { id: string; stage: string; status: "confirmed" | "superseded"; confirmedBy: string; secondBy: string | null };
type Own = { ownerId: string | null; earlier: string[]; authorIds: string[] };

test("a rating waits anew as the rule says, whoever owned or wrote its version, and is found from its people on", async () => {
  const [first, one, two] = [await aPerson(["model_owner"]), await aPerson(["validator"]), await aPerson(["risk_officer"])];
  await unguarded(MIXES(await aUnit(), first.id, one.id, two.id));
  // Who no longer holds the role confirmed all the same.
  await asOwner("update role_grant set state = 'ended' where person_id = $1", [one.id]);
  const rows = await reader().$queryRaw<(Row & Own & { found: boolean; among: boolean; owners: string[] })[]>(sql`
    select a.id, v.stage, a.status, a.confirmed_by as "confirmedBy", a.second_by as "secondBy", m.owner_id as "ownerId", v.owner_ids as earlier,
      array(select person_id from version_author where version_id = v.id) as "authorIds", ${everOwners} as owners,
      ${waitsAnew(sql`a`)} as found, a.id = any(array(${mayWaitAnew})) as among
    from assessment a join model_version v on v.id = a.version_id join model m on m.id = v.model_id`);
  const isBefore = ({ stage }: Row) => stage !== "in_production";
  const ruled = rows.filter(
    (row) =>
      isBefore(row) &&
      waits(
        { ...row, tier: "low", override: null },
        { ownerIds: everOwnersOf(row.ownerId, row.earlier), authorIds: row.authorIds, assessorId: "x" },
      ),
  );
  expect(rows).toHaveLength(3 * 3 * 3 * 4 * 3 * 2);
  expect(ruled.length).toBeGreaterThan(50);
  expect(rows.filter(({ found }) => found).map(({ id }) => id)).toEqual(ruled.map(({ id }) => id));
  expect(rows.filter(({ found, among }) => found && !among)).toEqual([]);
});
