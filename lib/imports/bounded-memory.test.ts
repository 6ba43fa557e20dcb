import { createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import ExcelJS from "exceljs";
import { expect, it } from "vitest";
import { pathFor } from "#lib/imports/file.fixture";
import { mapTable, surveyTable } from "#lib/imports/map-table";
import { Mapping } from "#lib/imports/mapping.schema";
import { readTable } from "#lib/imports/read-table";

setFlagsFromString("--expose-gc");
const collect: unknown = runInNewContext("gc");
const MB = 1024 * 1024;
const ROWS = 100_000;
const text = (row: number) => `${"model in use for a purpose ".repeat(17)}${row}`;
const mapping = Mapping.parse({
  id: "large",
  version: 1,
  title: "Large",
  source: "large",
  identity: { id: "id", keys: [{ columns: ["id"], needs: ["id"], alone: true }, { columns: ["@content"] }] },
  columns: { id: { to: "externalId" }, name: { to: "name" } },
});

/** Bytes that are alive after a collection, on the heap and beside it. */
const alive = (): number => {
  if (typeof collect === "function") collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

/** How much more was alive at any of ten points of reading than at the first of them, and how many rows were read. */
const growth = async (rows: AsyncIterable<number>) => {
  let read = 0;
  let base = 0;
  let most = 0;
  for await (const count of rows) {
    const before = Math.floor((read * 10) / ROWS);
    read += count;
    if (Math.floor((read * 10) / ROWS) === before) continue;
    base ||= alive();
    most = Math.max(most, alive() - base);
  }
  return { read, bytes: most };
};

async function* rowsOf(path: string) {
  for await (const item of readTable(path)) if (item.kind === "row") yield 1;
}
async function* batchesOf(path: string) {
  const survey = await surveyTable(readTable(path), mapping);
  for await (const batch of mapTable(readTable(path), mapping, survey)) yield batch.outcomes.length;
}

it("100,000 rows of CSV, just under 50 MB, are read and mapped without memory growing with them", async () => {
  const path = pathFor("large.csv");
  const file = createWriteStream(path);
  file.write("id,name,purpose\n");
  for (let row = 0; row < ROWS; row++)
    if (!file.write(`${row},Model ${row},${text(row)}\n`)) await new Promise<void>((drained) => file.once("drain", drained));
  file.end();
  await finished(file);
  expect(file.bytesWritten).toBeGreaterThan(45 * MB);
  const mapped = await growth(batchesOf(path));
  expect(mapped.read).toBe(ROWS);
  expect(mapped.bytes).toBeLessThan(8 * MB);
}, 120_000);

it("100,000 rows of a workbook are read without memory growing with them", async () => {
  const path = pathFor("large.xlsx");
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: path, useSharedStrings: false });
  const sheet = book.addWorksheet("Models");
  sheet.addRow(["id", "name", "purpose"]).commit();
  for (let row = 0; row < ROWS; row++) sheet.addRow([row, `Model ${row}`, text(row)]).commit();
  sheet.commit();
  await book.commit();
  const reading = await growth(rowsOf(path));
  expect(reading.read).toBe(ROWS);
  expect(reading.bytes).toBeLessThan(8 * MB);
}, 120_000);
