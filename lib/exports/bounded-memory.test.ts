import { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import { readerPool } from "#lib/db/reader";
import { join, sql } from "#lib/db/sql";
import { readTable, writeTable } from "#lib/exports/build-table";
import { itemsOf, type Report } from "#lib/exports/report";
import type { Format } from "#lib/exports/schema";
import { inSnapshot } from "#lib/exports/snapshot";

const ROWS = 100_000;
const COLUMNS = 25;

const facts = {
  product: "Countersign",
  organisation: "Test group",
  madeFor: { id: "p", roles: [] },
  at: "2026-11-23T10:31:07.000Z",
  zone: "UTC",
  eventId: "e",
  position: null,
  sealedTo: null,
  scope: null,
  filter: {},
  demonstration: false,
  names: new Map(),
};

setFlagsFromString("--expose-gc");
const collect: unknown = runInNewContext("gc");

/** Bytes that are alive after a collection, on the heap and beside it: what stands beside it is let go by the second only. */
const alive = (): number => {
  if (typeof collect === "function") {
    collect();
    collect();
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

/** The most that was alive beyond what was alive before, looked at every second and a half. */
async function growth(work: () => Promise<void>): Promise<number> {
  const before = alive();
  let most = before;
  const looking = setInterval(() => {
    most = Math.max(most, alive());
  }, 1500);
  await work();
  clearInterval(looking);
  return most - before;
}

describe("100,000 rows of 25 columns", () => {
  test.each<Format>(["csv", "json", "xlsx"])("pass through as %s in bounded memory", { timeout: 180_000 }, async (format) => {
    let size = 0;
    const sink = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        size += chunk.length;
        done();
      },
    });
    const grown = await growth(async () => {
      const table = await inSnapshot(readerPool(), async (client) => {
        const cells = join(Array.from({ length: COLUMNS }, (_, n) => sql`'cell ' || i || ' of column ' || ${n}::int`));
        const report: Report = {
          title: "inventory",
          subject: null,
          columns: Array.from({ length: COLUMNS }, (_, n) => `c${n}`),
          items: itemsOf(client, sql`select ${cells} from generate_series(1, ${ROWS}) i`),
          sort: "name",
          matching: ROWS,
          population: { of: "inventory", total: ROWS, parts: {} },
          notIncluded: {},
        };
        return readTable(report, facts, format, () => undefined);
      });
      expect(table.block.rows).toBe(ROWS);
      await pipeline(writeTable(table, format), sink);
      await table.staged.dispose();
    });
    expect(size).toBeGreaterThan(10_000_000);
    // The rows themselves are some 60 MB of text; what may pile up is far less than that.
    expect(grown / 1024 / 1024).toBeLessThan(30);
  });
});
