/** The published federal inventory, read and mapped once for the tests that count in it. */
import { expect } from "vitest";
import { rowMapper } from "#lib/imports/map-row.rules";
import { mapTable, type Outcome, surveyTable, type TableSurvey } from "#lib/imports/map-table";
import { shippedMapping } from "#lib/imports/mappings";
import { readTable } from "#lib/imports/read-table";
import { type ImportedRow, isRejected } from "#lib/imports/record.schema";
import type { TableItem } from "#lib/imports/table";

export const federalMapping = shippedMapping("us-federal-ai-2025") ?? expect.fail("the mapping is not shipped");

export async function* stream(items: readonly TableItem[]) {
  yield* items;
}

export const surveyOf = (items: readonly TableItem[]): Promise<TableSurvey> => surveyTable(stream(items), federalMapping);

export const outcomesOf = async (items: readonly TableItem[], survey: TableSurvey, options = {}): Promise<Outcome[]> => {
  const outcomes: Outcome[] = [];
  for await (const batch of mapTable(stream(items), federalMapping, survey, options)) outcomes.push(...batch.outcomes);
  return outcomes;
};

/** The file as read, and all its 3,611 rows as they map, the two repeats among them: its numbers count rows. */
export const readFederal = async () => {
  const items: TableItem[] = [];
  for await (const item of readTable("e2e/fixtures/federal-ai-use-cases-2025.csv")) items.push(item);
  const [head] = items;
  const header = head?.kind === "header" ? head.header : [];
  const sheet = items.filter((item) => item.kind === "row");
  const rows = sheet.map(rowMapper(federalMapping, header)).filter((row): row is ImportedRow => !isRejected(row));
  return { items, header, sheet, rows };
};

/** How often each name comes up. */
export const countOf = <T>(list: readonly T[], name: (one: T) => unknown): Record<string, number> => {
  const sums = new Map<string, number>();
  for (const one of list) sums.set(String(name(one)), (sums.get(String(name(one))) ?? 0) + 1);
  return Object.fromEntries(sums);
};
