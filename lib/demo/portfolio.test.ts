// The demonstration is made once, through the door, and then asked what it adds up to.
import pg from "pg";
import { beforeAll, describe, expect, test } from "vitest";
import { loadActor } from "#lib/access/load-actor";
import { listEvents } from "#lib/audit/list-events.query";
import { verifyRecord } from "#lib/audit/verify-record";
import { reader, readerPool } from "#lib/db/reader";
import { writer } from "#lib/db/writer";
import { startClock, stopClock, takeTurn } from "#lib/demo/clock";
import { makeDemonstration } from "#lib/demo/demonstration";
import { readAnswers, readPortfolio } from "#lib/demo/portfolio";
import { sceneOf } from "#lib/demo/scene";
import { demoState } from "#lib/demo/state";
import { listInbox } from "#lib/inbox/list-inbox.query";
import { checkCatalogue } from "#lib/ledger/catalogue";
import { listModels } from "#lib/models/list-models.query";
import { asOwner } from "#lib/test/database";
import { sealAll } from "#lib/test/ledger";
import { type Person, personOf } from "#lib/test/people";

const portfolio = readPortfolio();
const { expected } = portfolio;
const DAY_MS = 86_400_000;
const people = new Map<string, Person>();
let firstDay = new Date(0);
const owner = () => new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL });

beforeAll(async () => {
  process.env.COUNTERSIGN_INTERNAL_DEMO = "1";
  const client = owner();
  await client.connect();
  await takeTurn(client);
  try {
    const clock = await startClock(client);
    firstDay = new Date(new Date().toISOString().slice(0, 10));
    const actorOf = (id: string) => loadActor(writer(), id, { via: "cli" });
    const signal = new AbortController().signal;
    const scene = sceneOf({ portfolio, answers: readAnswers(), clock, firstDay, actorOf, signal });
    await makeDemonstration(scene);
    for (const [key, { id }] of scene.people) people.set(key, personOf(id));
  } finally {
    await stopClock(client);
    await client.end();
  }
}, 600_000);

type Counted = { key: string; tier: string; n: number };
const tally = (rows: Counted[]) => {
  const counts: Record<string, Record<string, number>> = {};
  for (const { key, tier, n } of rows) counts[key] = { ...counts[key], [tier]: n };
  return counts;
};

describe("the portfolio", () => {
  test("holds as many models as it says, in the stages and tiers it says", async () => {
    const rows = await asOwner<Counted>(`
      select v.stage as key, count(*)::int as n, coalesce(v.tier, case when exists (
        select from assessment a where a.version_id = v.id and a.status = 'computed') then 'not confirmed' else 'none' end) as tier
      from model m join model_version v on v.id = m.shown_version_id where m.archived_at is null group by 1, 3`);
    expect(tally(rows)).toEqual(expected.stage_by_tier);
    const [all] = await asOwner("select count(*)::int as models, count(archived_at)::int as archived from model");
    expect(all).toEqual({ models: expected.models, archived: expected.archived });
  });

  test("rates every model to the numbers of its story", async () => {
    const rows = await asOwner<{ name: string }>(`
      select distinct on (m.name) m.name, a.impact, a.vulnerability, a.matrix_tier as "matrixTier", a.computed_tier as tier,
        array(select k ->> 'id' from jsonb_array_elements(a.knockouts) k) as knockouts
      from assessment a join model_version v on v.id = a.version_id join model m on m.id = v.model_id order by m.name, v.number desc, a.assessed_at desc`);
    const stories = portfolio.models.map(({ name, expected: rated }) => ({ name, ...rated }));
    expect(rows).toEqual(stories.toSorted((a, b) => (a.name < b.name ? -1 : 1)));
  });

  test("has a version in progress beside the live one where the story says so", async () => {
    const rows = await asOwner<{ name: string }>(`
      select m.name from model m where exists (select from model_version v where v.model_id = m.id and v.stage = 'in_production')
        and exists (select from model_version v where v.model_id = m.id and v.stage = 'in_validation') order by m.name desc`);
    expect(rows.map(({ name }) => name)).toEqual(expected.versions_in_progress_beside_a_live_one);
  });

  test("shows what the spreadsheet claims, and takes none of it for a fact", async () => {
    const officer = people.get("risk-officer");
    const listed = async (given: object) => (await officer?.does(listModels, { imported: "yes", ...given }))?.items ?? [];
    const records = [...(await listed({})), ...(await listed({ flag: "archived" }))];
    expect(records.map(({ stage, tier, owner, approval }) => ({ stage, tier, owner, approval }))).toEqual(
      records.map(() => ({ stage: "proposed", tier: null, owner: null, approval: "none" })),
    );
    const claimed = records.map(({ claim }) => claim?.stage ?? "none");
    expect(Object.fromEntries(claimed.map((stage) => [stage, 1]))).toEqual(expected.claimed);
    expect(await listed({ flag: "in_use_before_approval" })).toHaveLength(expected.in_use_before_approval);
    const [file] = await asOwner("select created, updated, unchanged, rejected from import");
    expect(file).toEqual({ created: 2, updated: 0, unchanged: 1, rejected: 1 });
  });

  test.each(Object.entries(expected.waiting))("waits on the %s with what the stories say", async (key, waiting) => {
    const { items } = (await people.get(key)?.does(listInbox, { limit: 200 })) ?? { items: [] };
    expect(items.map(({ kind, name }) => `${kind}: ${name}`).toSorted()).toEqual(waiting.toSorted());
  });
});

describe("the record", () => {
  test("holds exactly the refused attempts of the stories", async () => {
    const rows = await asOwner<{ model: string; rules: string[]; by: string }>(`
      select m.name as model, p.name as by, array(select r ->> 'code' from jsonb_array_elements(e.change -> 'reasons') r order by 1) as rules
      from ledger_event e join model m on m.id = e.model_id join person p on p.id = e.actor_id where e.event like '%.refused' order by e.at`);
    const attempts = expected.refused_attempts.map(({ by, ...attempt }) => ({
      ...attempt,
      by: `Demo ${by.replaceAll("-", " ")}`,
    }));
    expect(rows.toSorted((a, b) => (a.model < b.model ? -1 : 1))).toEqual(
      attempts.toSorted((a, b) => (a.model < b.model ? -1 : 1)),
    );
  });

  test("shows the signature that an edit made void, by field and person", async () => {
    const rows = await asOwner<{ name: string; n: number }>(`
      select m.name, count(*)::int as n from signature s join model_version v on v.id = s.version_id join model m on m.id = v.model_id
      where s.voided_at is not null group by m.name`);
    expect(Object.fromEntries(rows.map(({ name, n }) => [name, n]))).toEqual(expected.voided_signatures);
  });

  test("has no fault, and nothing happened behind the program's back", async () => {
    await sealAll();
    expect(await verifyRecord(readerPool())).toMatchObject({ faultCount: 0, unaccountedCount: 0 });
  });

  test("can be read to its end by the auditor, each entry with a time and a sentence", async () => {
    await sealAll();
    const seen: { at: Date; sentence: string }[] = [];
    let cursor: string | null | undefined;
    let size = -1;
    while (cursor !== null) {
      const page = await people.get("auditor")?.does(listEvents, { order: "newest", limit: 200, ...(cursor && { cursor }) });
      seen.push(...(page?.items ?? []));
      cursor = page?.nextCursor ?? null;
      size = page?.size ?? -1;
    }
    expect(seen).toHaveLength(size);
    expect(seen.filter(({ at, sentence }) => !(at <= new Date() && sentence))).toEqual([]);
  });

  test("keeps the day of the story beside the database's own time, and calls itself a demonstration", async () => {
    const rows = await asOwner<{ epoch: string; first: Date; last: Date; span: number }>(`
      select epoch, min(at) as first, max(at) as last, extract(epoch from max(recorded_at) - min(recorded_at)) as span from ledger_event group by epoch`);
    expect(rows.map(({ epoch }) => epoch)).toEqual(["demonstration"]);
    const [{ first, last, span } = { first: new Date(), last: new Date(), span: 0 }] = rows;
    expect(Date.now() - first.getTime()).toBeGreaterThan(460 * DAY_MS);
    expect(last.getTime()).toBeLessThan(Date.now());
    expect(Number(span)).toBeLessThan(3600);
  });

  test("runs forward: no event is older than one of an earlier transaction", async () => {
    const rows = await asOwner(
      "select 1 from (select at, lag(at) over (order by xid, at) as before from ledger_event) e where at < before",
    );
    expect(rows).toEqual([]);
  });
});

describe("afterwards", () => {
  test("the clock and every guard are those of the migrations again", async () => {
    const { missing, unexpected } = await checkCatalogue(readerPool());
    expect({ missing, unexpected }).toEqual({ missing: [], unexpected: [] });
    const [now] = await asOwner<{ apart: number }>(
      "select abs(extract(epoch from product_clock() - clock_timestamp()))::int as apart",
    );
    expect(now?.apart).toBe(0);
  });

  test("the demonstration counts as whole, so that no start makes a second one", async () => {
    const client = owner();
    await client.connect();
    expect(await demoState(client)).toEqual({ empty: false, people: 10, unfinished: false, untouched: true });
    await client.end();
  });

  test("an API key ends in five days and one invitation waits", async () => {
    const [key] = await reader().apiKey.findMany({ select: { expiresAt: true } });
    expect(Math.floor(((key?.expiresAt?.getTime() ?? 0) - firstDay.getTime()) / DAY_MS)).toBe(5);
    expect(await reader().invitation.count({ where: { acceptedAt: null, expiresAt: { gt: new Date() } } })).toBe(1);
  });
});
