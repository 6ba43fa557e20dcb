// People sign, return, revise, take back and ask again, at random and all at once, while database, server and line die under them. What
// they were told, and what is there afterwards, is one history that holds.
import { setTimeout as sleep } from "node:timers/promises";
import { expect, inject, test } from "vitest";
import { historyOf } from "./history";
import { violations } from "./history.rules";
import { demonstrationOutside, query } from "./outside";
import { aPerson, countersign } from "./people";
import { hasPooler, throughPooler } from "./pooler";
import { alive, databaseOf, until } from "./processes";
import { aFolder, aProduct, type Product } from "./product";
import { RandomPerson, random, type Story } from "./random-person";

const SECRET = { NEXTAUTH_SECRET: "a secret of this test that is long enough", COUNTERSIGN_DEMO: "on" };
const SEED = Number(process.env.HISTORY_SEED ?? 20261126);
const PEOPLE = [
  "model-owner",
  "data-scientist",
  "data-scientist-2",
  "validator",
  "compliance-officer",
  "risk-officer",
  "risk-officer-2",
];

const isServed = async ({ url }: Product) =>
  fetch(`${url}/api/health`, { signal: AbortSignal.timeout(5_000) }).then(
    ({ status }) => status === 200,
    () => false,
  );

async function historyHolds(isPooled: boolean) {
  const { line, env, owner, cluster } = await demonstrationOutside(inject("template"));
  const addresses = isPooled ? await throughPooler(env) : env;
  const product = await aProduct(`${aFolder()}/home`, { ...addresses, ...SECRET });
  const people = await Promise.all(PEOPLE.map((name) => aPerson(product, name)));
  // The models of which a request is open: there is something to decide, and something to ask for again.
  const stories = await query<Story>(
    owner,
    'select model_id as id, version_id as "versionId", to_stage as "to" from transition where state = \'open\' order by id',
  );
  const from = (await query<{ now: Date }>(owner, "select product_clock() as now"))[0]?.now ?? new Date();
  const actors = people.map((person, n) => new RandomPerson(PEOPLE[n] ?? "", person, stories, SEED + n));

  const over = new AbortController();
  const working = Promise.all(actors.map((actor) => actor.acts(over.signal)));
  const draw = random(SEED);
  const served = () => until("people are served again", () => isServed(product));
  const killDatabase = async () => {
    const before = databaseOf(cluster) ?? 0;
    process.kill(before, "SIGKILL");
    await until("the database runs again", () => alive([before]).length === 0 && databaseOf(cluster) !== null);
  };
  const faults: [string, () => Promise<unknown>][] = [
    ["the database is killed", killDatabase],
    ["the server is killed", () => product.kill("server")],
    [
      "the line is cut",
      async () => {
        line.cut();
        await sleep(500 + 1000 * draw());
        line.open();
      },
    ],
    ["the answer to a commit is lost", () => line.loseNextCommit("signoff.decided")],
    ["the answer to a commit is lost", () => line.loseNextCommit("model.revised")],
  ];
  for (const [, happens] of faults) {
    // Some calls are on their way when it happens, wherever they are by then.
    await sleep(1000 + 1500 * draw());
    await happens();
    await served();
  }
  await sleep(2000);
  over.abort();
  await working;
  for (const actor of actors) await actor.findsOut();
  await until("everything is sealed", async () => {
    const left = await query(
      owner,
      "select 1 from ledger_event e where not exists (select from ledger_leaf l where l.event_id = e.id)",
    );
    return left.length === 0;
  });

  const history = await historyOf(owner, actors, from);
  const told = `seed ${SEED}`;
  expect(violations(history), told).toEqual([]);
  expect(
    actors.flatMap(({ broken }) => broken),
    told,
  ).toEqual([]);
  // Enough happened for that to mean something, on either side of a fault.
  const done = (kind: string) => history.calls.filter((call) => call.kind === kind && call.outcome === "done").length;
  for (const kind of ["read", "revise", "sign"]) expect(done(kind), `${kind}, ${told}`).toBeGreaterThan(0);
  expect(done("return") + done("withdraw") + done("request"), told).toBeGreaterThan(0);
  expect(history.calls.filter(({ end }) => end === Number.POSITIVE_INFINITY).length, told).toBeGreaterThan(0);
  expect(history.requests.filter(({ state }) => state === "approved").length, told).toBeGreaterThan(0);
  expect(await countersign(product.home, "verify-ledger")).toMatchObject({ code: 0 });
  expect(await product.stop()).toEqual({ code: 0, left: [] });
}

test("random people under faults: an approval has its signatures, a slot one winner, and nothing acknowledged is lost or there twice", () =>
  historyHolds(false));

test.skipIf(!hasPooler)("the same behind PgBouncer in transaction mode", () => historyHolds(true));
