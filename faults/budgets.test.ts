// Ten thousand models, each with its versions, ratings, answers and history: what pages and answers of REST cost, counted and never timed.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { LANGUAGE_COOKIE } from "#lib/core/language.rules";
import { operations } from "#lib/operations";
import type { Client } from "../bench/client.ts";
import { csvOf, saveMapping } from "../bench/plain-import.ts";
import { ANSWERS, type Budget, PAGES, pathFor, readSample, type Sample, scriptsAllowed } from "./budgets";
import { CHANGES, type Counted, goesItsWay } from "./changes";
import { aLargeProduct, FILLING_TIMEOUT, type Large } from "./large-product";
import { runs } from "./product";
import { ROUTES } from "./routes";
import { scriptsOf } from "./scripts";
import { mostTouched, offencesOf, rowsTouched, type Statement } from "./statements";

let large: Large;
let sample: Sample;
beforeAll(async () => {
  large = await aLargeProduct(inject("template"));
  sample = await readSample(large.owner);
  await large.quiet();
}, FILLING_TIMEOUT);
afterAll(() => large?.end());

/** Asked twice, and looked at the second time: what the server reads once in its life is no cost of a page. */
async function cost(client: Client, path: string): Promise<{ body: Buffer; statements: Statement[] }> {
  await client.get(path);
  const { result, statements } = await large.listening.during(() => client.get(path));
  return { body: result.body, statements };
}

const keeps = ({ statements: count, rows, whole }: Budget, statements: Statement[]) => {
  expect.soft(statements.map(({ text }) => text).slice(count), "statements beyond the budget").toEqual([]);
  expect
    .soft(
      statements.flatMap((statement) => offencesOf(statement, whole)),
      "tables read from end to end, sorts on disk",
    )
    .toEqual([]);
  expect.soft(rowsTouched(statements), `rows touched, most by ${mostTouched(statements)}`).toBeLessThanOrEqual(rows);
};

/** Leads on to the first page below it. */
const LEADS_ON = "/admin";

describe("a page", () => {
  test("has a budget wherever somebody who is signed in can come", () => {
    const asRoute = (address: string) =>
      address
        .replace(/\?.*/, "")
        .replace("/concepts/tiers", "/[group]/[page]")
        .replace("{ownId}", "{modelId}")
        .replace("{ownVersionId}", "{versionId}")
        .replaceAll(/\{(\w+)\}/g, "[$1]");
    const routes = Object.keys(ROUTES).filter((route) => ROUTES[route] === "session" && route !== LEADS_ON);
    expect([...new Set(Object.keys(PAGES).map(asRoute))].sort()).toEqual(routes.sort());
  });
  test.each(Object.entries(PAGES))("%s keeps its budget of statements, rows and bytes", async (address, budget) => {
    const { body, statements } = await cost(await large.as(budget.person), pathFor(address, sample));
    keeps(budget, statements);
    expect.soft(gzipSync(body).length / 1024, "kilobytes of HTML").toBeLessThanOrEqual(budget.kilobytes ?? 30);
    const scripts = await scriptsOf(large.product.url, body.toString("utf8"));
    expect.soft(scripts / 1024, "kilobytes of scripts").toBeLessThanOrEqual(scriptsAllowed(budget));
  });
});

describe("a page in another language", () => {
  /** German and French say the same in more letters; a catalogue that travels whole would be more than twice as much. */
  const WORDIER = 1.06;
  const CHOSEN = ["/", "/inbox", "/models", "/models/{modelId}", "/models/{modelId}/checklist", "/sign-offs/{signoffId}"];
  test.each(CHOSEN.flatMap((address) => ["de", "fr"].map((language) => [address, language] as const)))(
    "%s in %s keeps its budget of bytes: of a catalogue only what is used travels",
    async (address, language) => {
      const budget = PAGES[address];
      if (!budget) throw new Error(`${address} has no budget`);
      const client = await large.as(budget.person);
      const headers = { cookie: `${client.headers.cookie}; ${LANGUAGE_COOKIE}=${language}` };
      const { status, body } = await client.call({ path: pathFor(address, sample), headers });
      expect(status).toBe(200);
      expect(body.toString("utf8")).toContain(`<html lang="${language}`);
      expect.soft(gzipSync(body).length / 1024, "kilobytes of HTML").toBeLessThanOrEqual((budget.kilobytes ?? 30) * WORDIER);
      const scripts = await scriptsOf(large.product.url, body.toString("utf8"));
      expect.soft(scripts / 1024, "kilobytes of scripts").toBeLessThanOrEqual(scriptsAllowed(budget));
    },
  );
});

describe("an answer of REST", () => {
  const queries = Object.values(operations).filter((op) => op.kind === "query");
  test("has a budget for every query there is", () => {
    expect(Object.keys(ANSWERS).sort()).toEqual(queries.map(({ id }) => id).sort());
  });
  test.each(queries.map((op) => [op.id, op.http] as const))("%s keeps its budget of statements and rows", async (id, http) => {
    const budget = ANSWERS[id];
    if (!budget) throw new Error(`${id} has no budget`);
    const path = `${pathFor(http.replace("GET ", "/api/v1"), sample)}${budget.asked ?? ""}`;
    keeps(budget, (await cost(await large.as(budget.person), path)).statements);
  });
});

describe("a change", () => {
  const world = () => ({ url: large.product.url, as: large.as });

  test("keeps its budget of statements and rows, each on the way of a model to its first signature", async () => {
    const asked = new Set<string>();
    const counted: Counted = async (change, act) => {
      const budget = CHANGES[change];
      if (!budget) throw new Error(`${change} has no budget`);
      asked.add(change);
      const { result, statements } = await large.listening.during(act);
      const sent = statements.flatMap(({ text, isOfTrigger }) => (isOfTrigger ? [] : text));
      expect.soft(sent.slice(budget.statements), `${change}: statements beyond the budget`).toEqual([]);
      expect
        .soft(rowsTouched(statements), `${change}: rows touched, most by ${mostTouched(statements)}`)
        .toBeLessThanOrEqual(budget.rows);
      return result;
    };
    await goesItsWay(world(), counted);
    expect([...asked].sort()).toEqual(Object.keys(CHANGES).sort());
  });

  test("reads no large table from end to end, and neither do the triggers it sets off", async () => {
    await large.listening.switch(true, { nested: true });
    await goesItsWay(world(), async (change, act) => {
      const { result, statements } = await large.listening.during(act);
      expect.soft(statements.length, change).toBeGreaterThan(0);
      expect
        .soft(
          statements.flatMap((statement) => offencesOf(statement)),
          change,
        )
        .toEqual([]);
      return result;
    });
    await large.listening.switch(true);
  });
});

const EVERYDAY = ["risk-officer", "validator", "auditor"];

/** Many requests of the everyday kind, eight at a time; one in thirty-two is a page. Taken in turns: one person alone would be asked to slow down. */
async function everyday(people: readonly Client[], requests: number) {
  const paths = ["/api/v1/models?limit=10", "/api/v1/models/{modelId}", "/api/v1/me", "/api/v1/models?sort=-updated&limit=10"];
  const one = async (n: number) =>
    people[n % people.length]?.get(pathFor(n % 32 === 0 ? "/models?limit=10" : (paths[n % paths.length] ?? ""), sample));
  let next = 0;
  const line = async () => {
    while (next < requests) await one(next++);
  };
  await Promise.all(Array.from({ length: 8 }, line));
}

/** Of four thousand requests; a hundredth of a megabyte each would be forty. */
const LEFT_BEHIND_MB = 8;

test("five thousand requests pass through one server whose heap may not grow beyond 320 MB, and leave nothing behind", async () => {
  await large.listening.switch(false);
  const server = large.product.pid("server");
  const people = await Promise.all(EVERYDAY.map(large.as));
  await everyday(people, 1000);
  const warm = await large.keeps();
  await everyday(people, 4000);
  expect((await large.keeps()) - warm).toBeLessThan(LEFT_BEHIND_MB);
  // One that ran out of its heap was started again, under another number.
  expect(large.product.pid("server")).toBe(server);
});

test("a file of 20 MB comes in at the command line through a heap of 128 MB", async () => {
  const file = join(large.product.home, "models.csv");
  writeFileSync(file, csvOf(4000, "large", "what it is for and for whom ".repeat(180)));
  const mapping = await saveMapping(await large.as("risk-officer"), large.product.url);
  const command = [process.execPath, "--max-old-space-size=128", "lib/host/cli.ts", "import", file, "--mapping", mapping];
  const { code, lines } = await runs(command, { COUNTERSIGN_HOME: large.product.home });
  expect(lines).toContain("4000 rows: 4000 created, 0 updated, 0 unchanged, 0 rejected.");
  expect(code).toBe(0);
});
