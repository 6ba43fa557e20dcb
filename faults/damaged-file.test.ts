// A byte of a table's file is not what it was: said where it is met, and everything else goes on.
import { closeSync, openSync, readSync, writeSync } from "node:fs";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { startCluster } from "#lib/host/embedded";
import { secretsOf } from "#lib/host/home";
import { reads, signsIn } from "./browsing";
import { query } from "./outside";
import { aPerson, countersign } from "./people";
import { aFolder, aProduct, copyOf } from "./product";

/** The file of a table, looked up on a server that is stopped again. */
async function fileOf(home: string, table: string): Promise<string> {
  const data = join(home, "postgres");
  const { owner } = secretsOf(home);
  const cluster = await startCluster(data, owner);
  const url = `postgresql://countersign_owner:${owner}@127.0.0.1:${cluster.port}/countersign`;
  const [row] = await query<{ path: string }>(url, "select pg_relation_filepath($1) as path", [table]);
  await cluster.stop();
  return join(data, row?.path ?? "");
}

function flip(file: string, at: number) {
  const open = openSync(file, "r+");
  const byte = Buffer.alloc(1);
  expect(readSync(open, byte, 0, 1, at)).toBe(1);
  writeSync(open, Buffer.from([(byte[0] ?? 0) ^ 0xff]), 0, 1, at);
  closeSync(open);
}

test("R24: a damaged file is named where it is met, with what to do; nothing crashes, and the rest goes on", async () => {
  const home = copyOf(inject("template"), aFolder());
  flip(await fileOf(home, "import"), 8000);
  const product = await aProduct(home);
  const before = { server: product.pid("server"), worker: product.pid("worker"), database: product.pid("database") };
  const officer = await aPerson(product, "risk-officer");

  const damaged = await officer.calls("GET", "/imports");
  expect(damaged).toMatchObject({
    status: 500,
    body: { code: "damaged", reasons: [{ clearedBy: "Whoever runs the database" }] },
  });
  expect(damaged.body.reasons[0].fix).toContain("restore the last backup");
  const cookie = await signsIn(product.url, "risk-officer@demo.example");
  const page = await reads(`${product.url}/imports`, cookie);
  expect(page.status).toBe(500);
  // The word by which app/error.tsx knows what to say.
  expect(page.html).toMatch(/digest\\?":\\?"damaged/);

  expect((await officer.calls("GET", "/models?limit=1")).body.items).toHaveLength(1);
  expect(await reads(`${product.url}/models`, cookie)).toMatchObject({ status: 200 });
  expect((await officer.calls("POST", "/exports", { kind: "inventory", format: "csv" }, "r24")).status).toBe(202);
  const verified = await countersign(home, "verify-ledger");
  expect(verified).toMatchObject({ code: 1, lines: [expect.stringContaining("damaged file of the database")] });
  for (const part of ["server", "worker", "database"] as const) expect(product.pid(part)).toBe(before[part]);
  expect(await product.stop()).toEqual({ code: 0, left: [] });
});
