// What a person does with the import wizard, and what its last page says.
import type { Page } from "@playwright/test";
import { expect } from "./fixtures.ts";

export type File = string | { name: string; mimeType: string; buffer: Buffer };

export const csvFile = (name: string, lines: string[], encoding: BufferEncoding = "utf8") => ({
  name,
  mimeType: "text/csv",
  buffer: Buffer.from(`${lines.join("\r\n")}\r\n`, encoding),
});

/** Hands a file in; what is said of it comes next. */
export async function handsIn(page: Page, file: File) {
  await page.goto("/imports/new");
  await page.getByLabel(/Choose a file/).setInputFiles(file);
}

/** Hands a file in that can be read. */
export async function shows(page: Page, file: File) {
  await handsIn(page, file);
  await expect(page.getByRole("heading", { name: "What the file says" })).toBeVisible({ timeout: 60_000 });
}

/** Starts the import in one of its modes and waits on the page of the import until it runs. */
export async function starts(page: Page, mode: "Import" | "Dry run" | "Comparison") {
  await page.getByRole("radio", { name: new RegExp(`^${mode}`) }).check();
  await page.getByRole("button", { name: "Start", exact: true }).click();
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}$/);
}

export const ends = (page: Page) => expect(page.getByRole("heading", { name: "The result" })).toBeVisible({ timeout: 90_000 });

/** The four numbers as they stand on the page: what is new, changed, the same and turned away. */
export async function expectNumbers(page: Page, numbers: [string, string, string, string]) {
  const card = page.locator("section", { has: page.getByRole("heading", { name: "The result" }) });
  await expect(card.locator("dl dd")).toHaveText(numbers);
}

/** The cells of a CSV file: quoted cells, doubled quotes, CRLF. */
export function cellsOf(text: string): string[][] {
  const rows = text.replace(/^\uFEFF/, "").match(/(?:"(?:[^"]|"")*"|[^"\r\n])+/g) ?? [];
  return rows.map((row) =>
    (row.match(/("(?:[^"]|"")*"|[^,]*)(,|$)/g) ?? [])
      .map((cell) => cell.replace(/,$/, "").replace(/^"|"$/g, "").replaceAll('""', '"'))
      .slice(0, row.endsWith(",") ? undefined : -1),
  );
}

/** Presses what gives a file and reads it. */
export async function downloads(page: Page, press: () => Promise<void>): Promise<{ name: string; rows: string[][] }> {
  const [download] = await Promise.all([page.waitForEvent("download"), press()]);
  const parts: Buffer[] = [];
  for await (const part of await download.createReadStream()) parts.push(part as Buffer);
  return { name: download.suggestedFilename(), rows: cellsOf(Buffer.concat(parts).toString("utf8")) };
}
