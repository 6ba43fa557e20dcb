// A file of models with a mapping of its own, for imports of any size.
import ExcelJS from "exceljs";
import type { Client } from "./client.ts";

const NAME = "load";
const MAPPING = {
  version: 1,
  title: "Load",
  source: "load",
  identity: {
    id: "id",
    keys: [
      { columns: ["id"], needs: ["id"], alone: true },
      { columns: ["name"], needs: ["name"] },
    ],
  },
  columns: { id: { to: "externalId" }, name: { to: "name" }, purpose: { to: "purpose" } },
};

/** Keeps the mapping under its name, and gives that name. */
export async function saveMapping(client: Client, origin: string): Promise<string> {
  const body = JSON.stringify({ mapping: MAPPING });
  const headers = { "content-type": "application/json", origin };
  const { status, body: said } = await client.call({ method: "PUT", path: `/api/v1/import-mappings/${NAME}`, headers, body });
  const isThere = said.toString("utf8").includes("mapping_taken");
  if (status !== 200 && !isThere) throw new Error(`the mapping was refused: ${status} ${said.toString("utf8").slice(0, 300)}`);
  return NAME;
}

const HEADER = ["id", "name", "purpose"];
const rowsOf = (rows: number, run: string, purpose: string): string[][] =>
  Array.from({ length: rows }, (_, n) => [`${run}-${n}`, `Imported model ${run} ${n}`, `${purpose} ${n}`]);

/** The file as text; `run` tells the models of one run from those of another. */
export const csvOf = (rows: number, run: string, purpose: string): string =>
  [HEADER, ...rowsOf(rows, run, purpose)].map((row) => row.join(",")).join("\n");

/** The same rows as a workbook. */
export async function writeWorkbook(file: string, rows: number, run: string, purpose: string): Promise<void> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: file });
  const sheet = workbook.addWorksheet("Models");
  for (const row of [HEADER, ...rowsOf(rows, run, purpose)]) sheet.addRow(row).commit();
  sheet.commit();
  await workbook.commit();
}
