// The counts of the portfolio are sums that triggers keep: they must be what counting the models gives, for everybody, at any time.
import { expect, test } from "vitest";
import { foldCounts } from "#lib/core/sweep";
import { sql } from "#lib/db/sql";
import { writer, writerPool } from "#lib/db/writer";
import { archiveModel } from "#lib/models/archive-model.command";
import { assignOwner } from "#lib/models/assign-owner.command";
import { getPortfolio } from "#lib/models/get-portfolio.query";
import type { ListFilter } from "#lib/models/list.schema";
import { listModels } from "#lib/models/list-models.query";
import { listedWhere } from "#lib/models/listing";
import { asOwner } from "#lib/test/database";
import { manyModels } from "#lib/test/many-models";
import { aModel, emailOf } from "#lib/test/models";
import { anOrganisation, aPerson, aUnit, type Person } from "#lib/test/people";
import { aCase, passes } from "#lib/test/signoff";

/** How many rows of the list a filter finds, counted one by one. */
async function counted(person: Person, filter: ListFilter): Promise<number> {
  const { actor } = await person.caller();
  const [row] = await writer().$queryRaw<{ n: number }[]>(
    sql`select count(*)::int as n from listed_model m where ${listedWhere(actor, filter)}`,
  );
  return row?.n ?? -1;
}

const FILTERS: ListFilter[] = [
  {},
  { tier: "high" },
  { tier: "none" },
  { stage: "in_validation" },
  { claimedStage: "in_production" },
  { claimedStage: "none", imported: "yes" },
  { approval: "none", owner: "none" },
  { flag: "no_owner" },
  { flag: "not_rated" },
  { flag: "in_use_before_approval" },
  { flag: "archived" },
  { tier: "high,none", stage: "!proposed" },
  { approval: "!none", owner: "!none" },
  { flag: "!no_owner,not_rated" },
  { claimedStage: "!in_production", flag: "archived,no_owner" },
];

async function agree(person: Person, units: (string | undefined)[]) {
  for (const businessUnit of units)
    for (const filter of FILTERS) {
      const asked = businessUnit ? { ...filter, businessUnit } : filter;
      const { total } = await person.does(listModels, { ...asked, limit: 1 });
      expect(total, JSON.stringify(asked)).toBe(await counted(person, asked));
    }
  const shown = await person.does(getPortfolio, {});
  expect(shown.models).toBe(await counted(person, {}));
  expect(shown.cells.reduce((sum, { count, claimed }) => sum + count + claimed, 0)).toBe(shown.models);
}

test("the roll-up is what counting gives, for every scope and filter it serves, while models change at once", async () => {
  const root = await anOrganisation();
  const division = await aUnit("Division", root);
  const [team, sibling] = [await aUnit("Team", division), await aUnit("Sibling", division)];
  const owner = await aPerson(["model_owner"], division);
  await manyModels(300, [division, team, sibling, await aUnit("Other")], [owner.id]);
  await asOwner("update model set sensitivity = 'restricted' where right(id, 1) = '3'");
  const people = [
    await aPerson(["risk_officer"]),
    await aPerson(["validator"], team),
    await aPerson(["admin"]),
    await aPerson(["validator", "risk_officer"], division),
    await aPerson(["auditor"], sibling),
  ];
  const made = await Promise.all(Array.from({ length: 12 }, () => aModel({ owner, businessUnit: team })));
  const [officer] = people;
  if (!officer) throw new Error("nobody is there");
  const next = await aPerson(["model_owner"], division);
  await Promise.all([
    ...made.slice(0, 4).map(async ({ id }) => owner.does(assignOwner, { modelId: id, ownerEmail: await emailOf(next) })),
    ...made.slice(4, 8).map(({ id }) => officer.does(archiveModel, { modelId: id, reason: "registered_by_mistake" })),
    aCase("low").then((one) => passes(one, "in_development")),
    foldCounts(writerPool()),
  ]);
  for (const person of people) await agree(person, [undefined, root, division, team, sibling]);
});

test("folding leaves every sum as it is, also beside changes that are not committed yet", async () => {
  const officer = await aPerson(["risk_officer"]);
  const sums = () =>
    asOwner<{ sums: string }>(
      "select string_agg(s::text, ';' order by s::text) as sums from (select unit_id, restricted, archived, stage, tier, claimed_stage, imported, owned, approval, sum(count) from listed_count group by 1, 2, 3, 4, 5, 6, 7, 8, 9 having sum(count) <> 0) s",
    );
  const before = await sums();
  await writer()
    .$transaction(async (db) => {
      await db.$executeRaw(sql`update model set updated_at = updated_at + interval '1 second', owner_id = null where id = 'm5'`);
      await asOwner("select fold_listed_count(0)");
      throw new Error("taken back");
    })
    .catch(() => undefined);
  expect(await sums()).toEqual(before);
  expect(await asOwner("select count(*)::int as n from listed_count where not folded")).toEqual([{ n: 0 }]);
  await agree(officer, [undefined]);
});
