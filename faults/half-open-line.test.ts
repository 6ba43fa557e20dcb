// The line to the database is there and carries nothing: people are told so in bounded time, and it goes on without anybody's hand.
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { demonstrationOutside } from "./outside";
import { type Answer, aPerson } from "./people";
import { until } from "./processes";
import { aFolder, aProduct } from "./product";

const SECRET = { NEXTAUTH_SECRET: "a secret of this test that is long enough" };
const AWAY = { status: 503, retryAfter: expect.stringMatching(/^\d+$/), body: { code: "unavailable" } };
/** Three times what the limits of the connections add up to. */
const PATIENCE_SECONDS = 75;

test("R25: behind a half-open line, and a dead one, people get 503; connections are replaced, and people, worker and sealer go on", async () => {
  const { line, env } = await demonstrationOutside(inject("template"));
  const product = await aProduct(join(aFolder(), "home"), { ...env, ...SECRET, COUNTERSIGN_DEMO: "on" });
  const officer = await aPerson(product, "risk-officer");
  const exports = (key: string) => officer.calls("POST", "/exports", { kind: "inventory", format: "csv" }, key, PATIENCE_SECONDS);
  const reads = () => officer.calls("GET", "/inbox", undefined, undefined, PATIENCE_SECONDS);

  line.delay(20);
  expect(await reads()).toMatchObject({ status: 200 });
  line.open();

  // Every connection is dead and nobody was told; no new one comes through either.
  line.halfOpen();
  line.blackHole();
  const key = randomUUID();
  const met: Answer[] = await Promise.all([exports(key), reads(), reads()]);
  for (const answer of met) expect(answer).toMatchObject(AWAY);

  // New ones do again. The dead ones still are, and whoever is given one of them is told, and nobody after.
  line.open();
  await until("people are served again", async () => (await reads()).status === 200);
  const asked = await officer.insists("POST", "/exports", { kind: "inventory", format: "csv" }, key);
  expect(asked).toMatchObject({ status: 202 });
  const made = async () => {
    const { body } = await officer.calls("GET", `/exports/${asked.body.id}`);
    return ["done", "failed"].includes(body?.state) && body;
  };
  expect(await until("the worker has its line again", made, 120)).toMatchObject({ state: "done" });
  const sealed = async () => (await (await fetch(`${product.url}/api/health`)).json()).ledger === "sealed";
  await until("the sealer has its line again", sealed, 180);
  expect(await product.stop()).toEqual({ code: 0, left: [] });
});
