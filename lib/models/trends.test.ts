// What is counted by month must be what the lists find behind it, for everybody, while people decide, move and put away.
import { expect, test } from "vitest";
import { upTo } from "#lib/core/day-condition.rules";
import { run } from "#lib/core/run";
import { sweep } from "#lib/core/sweep";
import { writerPool } from "#lib/db/writer";
import { archiveModel } from "#lib/models/archive-model.command";
import { getPortfolio } from "#lib/models/get-portfolio.query";
import { getTrends } from "#lib/models/get-trends.query";
import { listModels } from "#lib/models/list-models.query";
import { DUE, HAPPENED, monthsOn } from "#lib/models/month.rules";
import { OUTCOMES } from "#lib/models/trends.rules";
import { unarchiveModel } from "#lib/models/unarchive-model.command";
import { AGES } from "#lib/signoff/age.rules";
import { listSignoffs } from "#lib/signoff/list-signoffs.query";
import { asOwner } from "#lib/test/database";
import { anOrganisation, aPerson, atTheMachine, aUnit, type Person } from "#lib/test/people";
import { expectReconciled, sumsOf } from "#lib/test/reconciled";
import { aCase, asks, aWorld, decides, openAt, passes, prepares } from "#lib/test/signoff";
import { unguarded } from "#lib/test/unguarded";
import { setOrganisation } from "#lib/units/set-organisation.command";

type Scope = { businessUnit?: string };
type Number = { shown: number; finds: [list: "models" | "signoffs", filter: object] };

const dayBefore = (day: string) => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);

/** How many rows a list has for a filter. */
async function found(person: Person, [list, filter]: Number["finds"]): Promise<number> {
  if (list === "models") return (await person.does(listModels, { limit: 1, ...filter })).total;
  const { items, nextCursor } = await person.does(listSignoffs, { view: "all_decided", limit: 200, ...filter });
  expect(nextCursor).toBeNull();
  return items.length;
}

/** Each number a person is shown, noughts too, with what it leads to. */
async function shown(person: Person, scope: Scope): Promise<Number[]> {
  const { flow, decisions, waits, due, ageing } = await person.does(getTrends, scope);
  const { waiting } = await person.does(getPortfolio, scope);
  const inMonths = <Key extends string>(months: ({ month: string } & Record<Key, number>)[], whats: readonly Key[]) =>
    months.flatMap((one) =>
      whats.map((what) => ({ shown: one[what], finds: ["models", { inMonth: `${what}.${one.month}` }] as const })),
    );
  const all = [
    ...ageing.map(({ stage, tier, count }) => ({ shown: count, finds: ["models", { stage, tier: tier ?? "none" }] as const })),
    ...inMonths(flow, HAPPENED),
    ...inMonths(due, DUE),
    ...decisions.flatMap((one) =>
      OUTCOMES.map((outcome) => ({ shown: one[outcome], finds: ["signoffs", { month: one.month, outcome }] as const })),
    ),
    ...waits.flatMap(({ month, byTier }) =>
      byTier.map(({ tier, wait }) => ({ shown: wait?.count ?? 0, finds: ["signoffs", { month, tier }] as const })),
    ),
    ...waiting.flatMap(({ role, ages }) =>
      AGES.map((age) => ({ shown: ages[age], finds: ["signoffs", { view: "open", role, age }] as const })),
    ),
  ];
  return all.map((one) => ({ shown: one.shown, finds: [one.finds[0], { ...one.finds[1], ...scope }] }));
}

/** Every number opens as many rows as it says. */
async function agrees(person: Person, scope: Scope) {
  for (const one of await shown(person, scope))
    expect([one.finds, await found(person, one.finds)]).toEqual([one.finds, one.shown]);
}

test("each number of the trends opens as many rows as it says, whoever asks, and what triggers kept is what counting gives", async () => {
  const root = await anOrganisation();
  const division = await aUnit("Division", root);
  const [team, sibling] = [await aWorld(division), await aUnit("Sibling", division)];
  const officer = await aPerson(["risk_officer"]);
  const approved = await aCase("medium", team);
  for (const to of ["in_development", "in_validation", "approved"] as const) await passes(approved, to);
  const waiting = await aCase("high", team);
  await prepares(waiting, "in_development");
  const [first] = await openAt(waiting, await asks(waiting, "in_development"));
  if (!first) throw new Error("nothing is open");
  await decides(first.signer, first.id, { decision: "return", reason: "Say where the data comes from." });
  const gone = await aCase("low", team);
  await officer.does(archiveModel, { modelId: gone.model.id, reason: "not_pursued" });
  const back = await aCase("low", team);
  await officer.does(archiveModel, { modelId: back.model.id, reason: "not_pursued" });
  await officer.does(unarchiveModel, { modelId: back.model.id });
  await expectReconciled();

  // It moves to another unit, and what happened to it moves with it.
  await asOwner("update model set unit_id = $2 where id = $1", [approved.model.id, sibling]);
  await asOwner("update model set sensitivity = 'restricted' where id = $1", [waiting.model.id]);
  await expectReconciled();

  // As it would be after half a year: some of it is of other months, a sign-off has waited for long, and something runs out.
  await unguarded(`
    update signoff set opened_at = opened_at - interval '70 days', decided_at = decided_at - interval '61 days' where state = 'signed' and transition_id in (
      select id from transition where model_id = '${approved.model.id}' and to_stage = 'in_development');
    update model set created_at = created_at - interval '93 days' where id = '${gone.model.id}';
    update attachment set expires_on = current_date + 40 where version_id = '${approved.versionId}'`);
  expect(await asOwner("select count(*)::int as n from attachment where expires_on is not null")).not.toEqual([{ n: 0 }]);
  const expiring = async (evidenceExpires: string) =>
    (await officer.does(listModels, { evidenceExpires })).items.map(({ id }) => id);
  expect(await Promise.all(["next.41", "next.38", "last.365"].map(expiring))).toEqual([[approved.model.id], [], []]);
  // Of four that wait at the same stage and tier one came today, two nine days ago, one twenty days before that.
  const others = [await aCase("low", team), await aCase("low", team), await aCase("low", team)];
  for (const [place, { versionId }] of others.entries())
    await unguarded(
      `update model_version set stage_since = stage_since - interval '${[9, 9, 29][place]} days' where id = '${versionId}'`,
    );
  await asOwner("select count_listed_models()");
  const people = [
    officer,
    await aPerson(["validator"], team.unitId),
    await aPerson(["auditor"], sibling),
    await aPerson(["admin"]),
  ];
  for (const person of people) await agrees(person, {});
  await agrees(officer, { businessUnit: division });

  // What waits at most as long as half of them, and as the oldest, is found by its day.
  const { flow, decisions, due, waits, ageing } = await officer.does(getTrends, {});
  expect(ageing.length).toBeGreaterThan(1);
  for (const { stage, tier, count, median, oldest } of ageing) {
    const since = (day: string) => found(officer, ["models", { stage, tier: tier ?? "none", stageSince: upTo(day) }]);
    expect(await since(median.day)).toBeGreaterThan(count / 2);
    expect(await since(dayBefore(median.day))).toBeLessThanOrEqual(count / 2);
    expect(await since(oldest.day)).toBeGreaterThanOrEqual(1);
    expect(await since(dayBefore(oldest.day))).toBe(0);
  }
  expect(ageing.find(({ stage, tier }) => stage === "proposed" && tier === "low")).toMatchObject({
    ...{ count: 4, median: { days: 9 }, oldest: { days: 29 } },
  });
  expect(flow.at(-1)).toMatchObject({ registered: 6, approved: 1, archived: 1 });
  expect(decisions.at(-1)).toMatchObject({ returned: 1 });
  expect(due.reduce((sum, one) => sum + one.evidence_expires, 0)).toBe(1);
  expect(waits.filter(({ all }) => all !== null).length).toBeGreaterThan(1);
  // A sibling sees nothing of the team's, and the team nothing of what moved away.
  const next = await people[2]?.does(getTrends, {});
  expect(next?.flow.at(-1)).toMatchObject({ registered: 1, approved: 1, archived: 0 });
}, 300_000);

test("folding changes no sum, and in another zone the months are counted anew", async () => {
  const officer = await aPerson(["risk_officer"]);
  await unguarded(
    "update model set created_at = date_trunc('month', now() at time zone 'UTC') at time zone 'UTC' - interval '1 hour'",
  );
  const months = async () =>
    (await officer.does(getTrends, {})).flow.filter((one) => one.registered > 0).map(({ month }) => month);
  const inUtc = await months();
  expect(inUtc.length).toBe(1);
  const before = await sumsOf("month_count");
  await asOwner("select fold_month_count(0)");
  expect(await sumsOf("month_count")).toBe(before);
  expect(await asOwner("select count(*)::int as n from month_count where not folded")).toEqual([{ n: 0 }]);
  await sweep(writerPool());
  await run(setOrganisation, { timeZone: "Pacific/Auckland" }, atTheMachine());
  // Eleven in the evening of the last day is the first day of the next month there.
  expect(await months()).toEqual([monthsOn(inUtc[0] ?? "", 1)]);
  await expectReconciled();
  await agrees(officer, {});
}, 120_000);
