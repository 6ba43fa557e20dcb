// The file of a report with rows: read once from a snapshot, then written with its block before it.
import type { Readable } from "node:stream";
import { words } from "#lib/core/catalogue";
import { blockJson, blockLines, headersOf, type Line, type Names } from "#lib/exports/block";
import type { Report } from "#lib/exports/report";
import type { Block, Format } from "#lib/exports/schema";
import type { Facts } from "#lib/exports/snapshot";
import { type Staged, stage } from "#lib/exports/stage";
import { writeCsv, writeJson } from "#lib/exports/write-text";
import { writeXlsx } from "#lib/exports/write-xlsx";

export type Table = { block: Block; names: Names; headers: string[]; staged: Staged };

/** Reads the report within the snapshot it belongs to. */
export async function readTable(
  report: Report,
  { names, ...facts }: Facts,
  format: Format,
  onRows: (rows: number) => Promise<void> | void,
): Promise<Table> {
  const headers = headersOf(report.columns);
  const staged = await stage(report, format, headers, onRows);
  const { title, subject, sort, matching, population, notIncluded } = report;
  const { rows, dataSha256, cut } = staged;
  return {
    block: { ...facts, report: title, subject, sort, matching, population, notIncluded, rows, dataSha256, cut },
    names,
    headers,
    staged,
  };
}

/** The bytes of the file. */
export function writeTable({ block, names, headers, staged }: Table, format: Format): Readable {
  const lines: Line[] = blockLines(block, names);
  const t = words("record/export-file");
  if (format === "json") return writeJson(blockJson(block, names), staged);
  if (format === "xlsx")
    return writeXlsx({ about: t("sheet.about"), rows: t(`sheet.${block.report}`) }, lines, headers, staged, new Date(block.at));
  return writeCsv([...lines, { label: t("block.dataPart"), value: t("block.afterEmptyLine") }], staged);
}
