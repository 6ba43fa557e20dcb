// kill -9 at random moments while people decide. FAULT_KILLS says how often (ten), FAULT_SEED in which order.
import { setTimeout as sleep } from "node:timers/promises";
import { expect, inject, onTestFinished, test } from "vitest";
import { randomFrom } from "../bench/random.ts";
import { Desk, type Signer } from "./desks";
import { historyOf } from "./history";
import { violations } from "./history.rules";
import { ownerOf, query } from "./outside";
import { aPerson, countersign } from "./people";
import { alive, type Part, until } from "./processes";
import { aFolder, aProduct, copyOf, type Product } from "./product";

const KILLS = Number(process.env.FAULT_KILLS ?? 10);
const SEED = Number(process.env.FAULT_SEED ?? 20_261_126);
/** What a restart may take until people are served: three times the ten seconds that are wanted, beside everything else a machine does. */
const RESTART_SECONDS = Number(process.env.RESTART_SECONDS ?? 30);
/** As many desks never end, so that there is a storm to the last kill. */
const STORM = 4;
const VICTIMS = ["server", "worker", "database", "supervisor", "everything"] as const;
const KINDS = ["ask again", "return", "revise", "sign", "take back", "withdraw"];
const PEOPLE = ["risk-officer", "compliance-officer", "validator", "model-owner", "data-scientist", "data-scientist-2"];

async function aSigner(product: Product, name: string): Promise<Signer> {
  const person = await aPerson(product, name);
  const { body } = await person.calls("GET", "/me");
  return { id: body.id, email: `${name}@demo.example`, person };
}

const openRequests = (owner: string) =>
  query<{ id: string }>(owner, "select id from transition where state = 'open' and gate is not null order by id");

/** The number of the part; one that was killed a moment ago may take its time. */
const running = (product: Product, part: Part): Promise<number> => {
  const pid = () => {
    try {
      return product.pid(part);
    } catch {
      return null;
    }
  };
  return until(`the ${part} runs`, pid, RESTART_SECONDS);
};

/** `count` of them in an order nobody foresees, and none twice before all were once. */
function deck<T>(random: () => number, from: readonly T[], count: number): T[] {
  const shuffled = () =>
    from
      .map((one) => ({ one, at: random() }))
      .sort((a, b) => a.at - b.at)
      .map(({ one }) => one);
  return Array.from({ length: Math.ceil(count / from.length) }, shuffled)
    .flat()
    .slice(0, count);
}

/** Kills it, starts what does not start by itself, and waits until people are served. */
async function killed(product: Product, victim: (typeof VICTIMS)[number]): Promise<Product> {
  const programs = [await running(product, "server"), await running(product, "worker")];
  await product.kill(victim);
  const isOver = victim === "supervisor" || victim === "everything";
  // The programs of a dead supervisor end by themselves, and its port is free then.
  if (isOver) await until("its programs ended", () => alive(programs).length === 0, RESTART_SECONDS);
  const again = isOver ? await aProduct(product.home, { PORT: new URL(product.url).port }) : product;
  const isWell = () =>
    fetch(`${again.url}/api/health`).then(
      ({ ok }) => ok,
      () => false,
    );
  await until(`people are served again after the end of: ${victim}`, isWell, RESTART_SECONDS);
  return again;
}

test(
  `kill -9 ${KILLS} times during a storm of sign-offs: nothing acknowledged is lost or doubled, the same key tells what became of the rest`,
  async () => {
    const random = randomFrom(SEED);
    let product = await aProduct(copyOf(inject("template"), aFolder()));
    const people = await Promise.all(PEOPLE.map((name) => aSigner(product, name)));
    const requests = await openRequests(ownerOf(product));
    expect(requests.length).toBeGreaterThan(STORM);

    const over = new AbortController();
    onTestFinished(() => over.abort());
    const desks = requests.map(({ id }, n) => new Desk(id, people, randomFrom(SEED + n)));
    const storm = Promise.all(desks.map((desk) => desk.work(over.signal)));
    storm.catch(() => undefined);
    const victims = deck(random, VICTIMS, KILLS);
    // Beside each kill one desk more may give its last signature, until as many are left as keep the storm going.
    const ending = desks.slice(STORM);
    const restarts: { victim: string; seconds: number }[] = [];
    for (const victim of victims) {
      ending.shift()?.mayEnd();
      await sleep(100 + random() * 900);
      const at = performance.now();
      product = await killed(product, victim);
      restarts.push({ victim, seconds: (performance.now() - at) / 1000 });
    }
    const doneSoFar = () => desks.flatMap((desk) => desk.acts).filter(({ answer }) => answer.status < 300);
    const isDone = (kind: string) => doneSoFar().some(({ what }) => what === kind);
    await until("each kind of act was done", () => KINDS.every(isDone), 60);
    await until("a request was approved", () => desks.some(({ isApproved }) => isApproved), 60);
    over.abort();
    await storm;

    const done = doneSoFar();
    const told = `FAULT_SEED=${SEED} ${victims.join(" ")}`;
    const owner = ownerOf(product);
    const recorded = await query<{ event: string; subject: string }>(
      owner,
      `select event, subject from ledger_event where epoch <> 'demonstration'
       and event in ('signoff.decided', 'signature.withdrawn', 'transition.withdrawn', 'transition.requested', 'model.revised')`,
    );
    const named = (events: readonly { event: string; subject: string }[]) =>
      events.map((one) => `${one.event} ${one.subject}`).sort();
    expect(named(recorded), told).toEqual(named(done));
    // What is there holds by itself, too: an approval has all its signatures, on its own dossier, of others than its authors.
    expect(violations(await historyOf(owner, [], new Date(0))), told).toEqual([]);
    const doubled =
      "select signoff_id from signature where withdrawn_at is null and voided_at is null group by 1 having count(*) > 1";
    expect(await query(owner, doubled), told).toEqual([]);
    expect(
      restarts.filter(({ seconds }) => seconds > RESTART_SECONDS),
      told,
    ).toEqual([]);
    expect(await countersign(product.home, "verify-ledger"), told).toMatchObject({ code: 0 });
    expect(await product.stop(), told).toEqual({ code: 0, left: [] });
  },
  120_000 + KILLS * 40_000,
);
