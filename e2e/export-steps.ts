// Asking for a file on the page of exports, taking it, and reading it as somebody who does not trust its maker.
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import ExcelJS from "exceljs";
import { expect, test } from "./fixtures.ts";

export type Wanted = { kind: string; register?: string; format: string; from?: string; to?: string; on?: string };

/** The parts an auditor ties a file out with, as they are labelled in every format. */
export const BLOCK = [
  ...["Made with", "Report", "Made for", "Made at", "Event of this export", "Ledger position", "As of", "Scope", "Filter"],
  ...["Sorted by", "Rows in this file", "Rows that match", "Not included", "SHA-256 of the data part"],
];

const FIELDS = { from: "From", to: "To", on: "On the day" } as const;

/** The file of the first line of the list, saved by the browser. */
export async function saves(page: Page): Promise<{ name: string; bytes: Buffer }> {
  const link = page.getByRole("link", { name: /^Download/ }).first();
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** Presses the button and waits until one more file than before can be downloaded. */
export async function makes(page: Page) {
  const links = page.getByRole("link", { name: /^Download/ });
  const before = await links.count();
  await page.getByRole("button", { name: "Make the file" }).click();
  await expect(links).toHaveCount(before + 1, { timeout: 60_000 });
}

/** Asks for a file as the form lets people, waits for it and takes it. */
export const takes = (page: Page, { kind, register, format, ...narrowed }: Wanted) =>
  test.step(`${register ?? kind} as ${format}`, async () => {
    await page.goto("/audit/exports");
    await page.getByLabel("What", { exact: true }).selectOption(kind);
    if (register) await page.getByLabel("Register", { exact: true }).selectOption(register);
    await page.getByLabel("Format", { exact: true }).selectOption(format);
    for (const [name, label] of Object.entries(FIELDS)) {
      const value = narrowed[name as keyof typeof FIELDS];
      if (value) await page.getByLabel(label, { exact: true }).fill(value);
    }
    await makes(page);
    return saves(page);
  });

/** A workbook as cells, a list of rows for each sheet. */
export async function readWorkbook(bytes: Buffer): Promise<unknown[][][]> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(new Uint8Array(bytes).buffer);
  return workbook.worksheets.map((sheet) => {
    const rows: unknown[][] = [];
    sheet.eachRow((row) => {
      rows.push(Array.isArray(row.values) ? row.values.slice(1) : []);
    });
    return rows;
  });
}
