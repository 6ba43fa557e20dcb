// Whatever is sent to the API by whomever: it answers as described or refuses with a reason, and what it acknowledged is in the ledger
// once, the rest not at all. FUZZ_REQUESTS and FUZZ_SEED choose another run (CONTRIBUTING.md).
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, inject, test } from "vitest";
import { Acts } from "./acts";
import { crowdOf, sessionOf } from "./crowd";
import { type Described, descriptionOf } from "./described";
import { knownTo } from "./known";
import { ownerOf, query } from "./outside";
import { countersign, PASSWORD } from "./people";
import { aFolder, aProduct, copyOf } from "./product";
import { type Call, requestTo } from "./requests";
import { faultsOf } from "./verdict";
import { type Received, send } from "./wire";

const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? 20_000);
const SEED = Number(process.env.FUZZ_SEED ?? 7);
/** So many are on their way at once. */
const LANES = 8;
const HOUR_MS = 3_600_000;

/** What the product itself noted of a request, for whoever has to find out why it went wrong. */
const logOf = (home: string, { headers }: Received): string[] =>
  readFileSync(join(home, "server.log"), "utf8")
    .split("\n")
    .filter((line) => line.includes(`"${headers["x-request-id"]}"`));

/** What the log says that is no entry of one line, or that nobody may read there. Before its first entry stands what Next says of itself. */
function logFaults(home: string): string[] {
  const lines = readFileSync(join(home, "server.log"), "utf8").split("\n").filter(Boolean);
  const entries = lines.slice(lines.findIndex((line) => line.startsWith("{")));
  expect(entries.length).toBeGreaterThan(100);
  expect(entries.filter((line) => line.includes('"code":"forbidden"') && line.includes('"refused"'))).not.toEqual([]);
  const secret = /Bearer|cs_[0-9a-z]{8}_|countersign\.session|\$argon2|@demo\.example/;
  return entries.filter(
    (line) => !/^\{"level":\d+,"time":"[^"]+Z",.*\}$/.test(line) || line.includes(PASSWORD) || secret.test(line),
  );
}

test(
  `${REQUESTS} hostile requests to every operation: no bug, no half act, no secret (seed ${SEED})`,
  async () => {
    const product = await aProduct(copyOf(inject("template"), aFolder()), { RATE_LIMIT: "100000" });
    const { url } = product;
    const description = await descriptionOf(url);
    const operations = new Map(description.operations.map((op) => [op.id, op]));
    const people = await crowdOf(url);
    const known = await knownTo(url, description, people);
    const acts = new Acts();

    /** One sign-in for all who find the session ended: tries at the same moment count as failures of the account, and the sixth has to wait. */
    const renewing = new Map<string, Promise<unknown>>();
    const renew = (name: string) => {
      const going =
        renewing.get(name) ??
        sessionOf(url, name.slice("session ".length))
          .then((session) => people.set(name, session))
          .finally(() => renewing.delete(name));
      renewing.set(name, going);
      return going;
    };
    const stands = async (call: Call) => {
      const op = operations.get(call.id) as Described;
      const held = people.get(call.as);
      const answer = await send(url, { ...call, headers: { ...call.headers, ...held } });
      // Somebody's request ended the session, which is what it asked for. The next request has another.
      if (answer.status === 401 && call.as.startsWith("session ") && people.get(call.as) === held) await renew(call.as);
      acts.note(op, call, answer);
      const faults = faultsOf(call, op, answer, description.problem);
      expect(faults.length === 0 ? faults : [...faults, ...logOf(product.home, answer)]).toEqual([]);
    };
    // What starts a job is asked for less often: each success keeps the worker busy for seconds.
    const requests = fc.oneof(
      ...description.operations.map((op) => ({
        weight: op.success === 202 ? 1 : 6,
        arbitrary: requestTo(op, description, known, [...people.keys()]),
      })),
    );
    const numRuns = Math.ceil(REQUESTS / LANES);
    const lane = (n: number) => fc.assert(fc.asyncProperty(requests, stands), { numRuns, seed: SEED + n });
    await Promise.all(Array.from({ length: LANES }, (_, n) => lane(n)));

    expect(await acts.unlike(ownerOf(product))).toEqual([]);
    // Refusals alone would prove little: every operation was asked for, acts of most kinds happened, and nobody was only told to wait.
    const seldom = [...operations.keys()].filter((id) => acts.of(id).asked < Math.floor(REQUESTS / 4_000));
    expect(seldom, "asked for next to never").toEqual([]);
    const { kinds, statuses } = acts.counts;
    expect(kinds).toBeGreaterThan(Math.min(20, REQUESTS / 400));
    expect(statuses[429] ?? 0).toBeLessThan(REQUESTS / 20);
    expect(await query(ownerOf(product), "select key from idempotency_key where response is null")).toEqual([]);
    expect(readdirSync(join(product.home, "evidence", "staging"))).toEqual([]);
    expect(logFaults(product.home), "every line of the log is one entry").toEqual([]);
    expect(await countersign(product.home, "verify-ledger")).toMatchObject({ code: 0 });
    expect(await product.stop()).toEqual({ code: 0, left: [] });
  },
  HOUR_MS,
);
