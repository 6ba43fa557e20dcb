// People sign, return, revise, take back and ask again, at random and all at once, while database, server and line die under them. What
// they were told, and what is there afterwards, is one history that holds.
import { setTimeout as sleep } from "node:timers/promises";
import { expect, inject } from "vitest";
import { randomFrom } from "../bench/random.ts";
import { historyOf } from "./history";
import { type History, violations } from "./history.rules";
import { type Addresses, demonstrationOutside, type Outside, query } from "./outside";
import { aPerson, countersign } from "./people";
import { alive, databaseOf, until } from "./processes";
import { aFolder, aProduct, type Product } from "./product";
import { RandomPerson, type Story } from "./random-person";

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

type Fault = () => Promise<unknown>;

/** What befalls it, in this order. */
const faultsOf = (product: Product, { line, cluster }: Outside, draw: () => number): Fault[] => [
  async () => {
    const before = databaseOf(cluster) ?? 0;
    process.kill(before, "SIGKILL");
    await until("the database runs again", () => alive([before]).length === 0 && databaseOf(cluster) !== null);
  },
  () => product.kill("server"),
  async () => {
    line.cut();
    await sleep(500 + 1000 * draw());
    line.open();
  },
  () => line.loseNextCommit("signoff.decided"),
  () => line.loseNextCommit("model.revised"),
];

/** Enough happened for a history that holds to mean something, on either side of a fault. */
function meansSomething({ calls }: History, told: string) {
  const done = (kind: string) => calls.filter((call) => call.kind === kind && call.outcome === "done").length;
  for (const kind of ["read", "revise", "sign"]) expect(done(kind), `${kind}, ${told}`).toBeGreaterThan(0);
  expect(done("return") + done("withdraw") + done("request"), told).toBeGreaterThan(0);
  expect(calls.filter(({ end }) => end === Number.POSITIVE_INFINITY).length, told).toBeGreaterThan(0);
}

const isNone = (owner: string, select: string, values: unknown[] = []) =>
  query(owner, `${select} limit 1`, values).then(({ length }) => length === 0);

/** Brings it about and checks it; `through` is what stands between the product and its database. */
export async function historyHolds(through: (addresses: Addresses) => Promise<Addresses>) {
  const outside = await demonstrationOutside(inject("template"));
  const { owner } = outside;
  const product = await aProduct(`${aFolder()}/home`, { ...(await through(outside.env)), ...SECRET });
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
  const draw = randomFrom(SEED);
  for (const happens of faultsOf(product, outside, draw)) {
    // Some calls are on their way when it happens, wherever they are by then.
    await sleep(1000 + 1500 * draw());
    await happens();
    await until("people are served again", () => isServed(product));
  }
  const approved = "select from transition where state = 'approved' and closed_at > $1";
  await until("a request was approved", async () => !(await isNone(owner, approved, [from])));
  over.abort();
  await working;
  for (const actor of actors) await actor.findsOut();
  const unsealed = "select from ledger_event e where not exists (select from ledger_leaf l where l.event_id = e.id)";
  await until("everything is sealed", () => isNone(owner, unsealed));

  const history = await historyOf(
    owner,
    actors.flatMap((actor) => actor.told()),
    from,
  );
  const told = `seed ${SEED}`;
  expect(violations(history), told).toEqual([]);
  const broken = actors.flatMap((actor) => actor.broken);
  expect(broken, told).toEqual([]);
  meansSomething(history, told);
  expect(await countersign(product.home, "verify-ledger")).toMatchObject({ code: 0 });
  expect(await product.stop()).toEqual({ code: 0, left: [] });
}
