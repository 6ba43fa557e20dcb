// Importing in the browser: the federal file is recognised, brought in, found again, repeated and undone; a file nobody has seen is mapped
// on screen, tried, compared and turned away row by row; a hostile one is answered in words.
import { join } from "node:path";
import { emailOf, expect, expectAccessible, rest, test } from "./fixtures.ts";
import { csvFile, downloads, ends, expectNumbers, handsIn, shows, starts } from "./import-steps.ts";
import { type Cast, castOf } from "./signoff-steps.ts";

const FEDERAL = join(import.meta.dirname, "fixtures", "federal-ai-use-cases-2025.csv");
const SOURCE = "us-federal-ai-inventory";
let cast: Cast;

test.describe.configure({ mode: "serial" });
test.beforeAll(async ({ browser }) => {
  cast = await castOf(browser, ["risk-officer", "model-owner", "data-scientist"]);
});

test("the federal inventory is recognised and ends as 3,609 new and 2 unchanged, also when the page is left", async () => {
  test.setTimeout(300_000);
  const page = cast["risk-officer"];
  await shows(page, FEDERAL);
  await expect(page.getByText("Recognised: US federal AI use case inventory 2025")).toBeVisible();
  await expect(page.getByText("UTF-8 text, commas between the cells")).toBeVisible();
  await expectAccessible(page);
  await starts(page, "Import");
  const address = page.url();
  await expect(page.getByRole("progressbar")).toBeVisible();
  await page.goto("/imports");
  await page.getByRole("link", { name: "federal-ai-use-cases-2025.csv" }).first().click();
  await expect(page).toHaveURL(address);
  await ends(page);
  await expectNumbers(page, ["3,609", "0", "2", "0"]);
  await expect(
    page.getByText(/^3,609 models are new\. 1,480 say they are in use \(1,040 deployed, 440 in pilot\)/),
  ).toBeVisible();
  await page.getByRole("link", { name: "Messages" }).click();
  await expect(page.getByText("Row 1168 repeats row 1161 in every column; one record kept.")).toBeVisible();
  await expectAccessible(page);
});

test("what came in is shown as claims, and a source field finds its record", async () => {
  const page = cast["risk-officer"];
  await page.goto("/imports");
  await page.getByRole("link", { name: "federal-ai-use-cases-2025.csv" }).first().click();
  await page.getByRole("link", { name: "1,480 say they are in use, not approved here" }).click();
  await expect(page).toHaveURL(/flag=in_use_before_approval/);
  await expect(page.getByText("1,480 models")).toBeVisible();
  await expect(page.getByRole("row").nth(1)).toContainText(/Says: in production/);
  await expectAccessible(page);

  await page.goto(`/models?source=${SOURCE}&sort=name`);
  const status = page.getByRole("main").getByRole("status");
  await expect(status).toHaveText(/^50 of 3,\d{3} models$/);
  await page.getByRole("button", { name: "Show more" }).click();
  await expect(status).toHaveText(/^[1-9]\d[05] of 3,\d{3} models$/);

  await page.goto(`/models?source=${SOURCE}&q=${encodeURIComponent("DOJ-0160")}`);
  await page.getByRole("row").nth(1).getByRole("link").first().click();
  const imported = page.locator("section", { has: page.getByRole("heading", { name: "As imported" }) });
  await expect(imported).toContainText("DOJ-0160");
  await expectAccessible(page);
});

test("a second import of the same file changes nothing, and its end is told to who does not see it", async () => {
  test.setTimeout(300_000);
  const page = cast["risk-officer"];
  await shows(page, FEDERAL);
  await starts(page, "Import");
  await expect(page.getByRole("progressbar")).toBeVisible();
  await ends(page);
  // The bar went with the task: who does not see that is told.
  await expect(page.getByRole("status").filter({ hasText: "It has ended. The page shows what came of it." })).toHaveCount(1);
  await expectNumbers(page, ["0", "0", "3,611", "0"]);
});

test("undoing archives what nobody touched and leaves what people have worked on", async () => {
  test.setTimeout(300_000);
  const page = cast["risk-officer"];
  const { body } = await rest(page, "GET", `/models?source=${SOURCE}&claimedStage=in_production&limit=1`);
  const [model] = body.items;
  const ownerEmail = emailOf("model-owner");
  expect((await rest(page, "PUT", `/models/${model.id}/owner`, { ownerEmail })).status).toBe(200);

  const { body: imports } = await rest(page, "GET", "/imports?limit=50");
  const first = imports.items.find((one: { created: number; source: string }) => one.created === 3609 && one.source === SOURCE);
  await page.goto(`/imports/${first.id}`);
  await page.getByRole("button", { name: "Undo…" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("3,608 records nobody has worked on since go to the archive");
  await expect(dialog.getByRole("link", { name: model.name })).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Archive 3,608 records" }).click();
  await expect(page.getByText("This import was undone")).toBeVisible({ timeout: 120_000 });
  const { body: left } = await rest(page, "GET", `/models?source=${SOURCE}`);
  expect(left.items.map(({ id }: { id: string }) => id)).toEqual([model.id]);
  expect((await rest(page, "POST", `/models/${model.id}/archival`, { reason: "not_pursued" })).status).toBe(200);
});

const HEADER = "Modell-Nr;Bezeichnung;Zweck;Status;Abteilung";
const FIRST = ["A-1;Mahnschreiben nach Größe;Wählt Schreiben;Läuft;Köln", "A-2;Fälle nach Alter;Ordnet Fälle;Ruht;Bonn"];

test("a semicolon file in Windows-1252 is mapped on screen, tried, turned away row by row, and its mapping reused", async () => {
  const page = cast["risk-officer"];
  const file = csvFile("modelle.csv", [HEADER, ...FIRST, ";;Ohne Namen und Nummer;Läuft;Ulm"], "latin1");
  await shows(page, file);
  await expect(page.getByText("Windows-1252 text, semicolons between the cells")).toBeVisible();
  await expect(page.getByText("No mapping is made for these columns yet")).toBeVisible();
  await page.getByLabel("Modell-Nr becomes").selectOption({ label: "Id in the source" });
  await page.getByLabel("Bezeichnung becomes").selectOption({ label: "Name" });
  await page.getByLabel("Zweck becomes").selectOption({ label: "Purpose" });
  await page.getByLabel("Status becomes").selectOption({ label: "Claimed stage" });
  await page.getByLabel("Läuft means").selectOption({ label: "In production, full" });
  await page.getByLabel("Ruht means").selectOption({ label: "Restricted" });
  await page.getByLabel("Name of the mapping").fill("modelle");
  await page.getByLabel("Title", { exact: true }).fill("Modelle der Abteilungen");
  await page.getByLabel("Whose records these are").fill("modelle");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Keep the mapping" }).click();
  await expect(page.getByText("Read by: Modelle der Abteilungen")).toBeVisible();

  await starts(page, "Dry run");
  await ends(page);
  await expect(page.getByText("would be new")).toBeVisible();
  await expectNumbers(page, ["2", "0", "0", "1"]);
  expect((await rest(page, "GET", "/models?source=modelle")).body.items).toEqual([]);
  await page.getByRole("link", { name: "Import this file" }).click();
  await starts(page, "Import");
  await ends(page);
  await expectNumbers(page, ["2", "0", "0", "1"]);
  await expect(page.getByText(/^Row 4, Bezeichnung: a model needs a name/)).toBeVisible();
  const { name, rows } = await downloads(page, () => page.getByRole("link", { name: "Download as CSV" }).click());
  expect(name).toBe("rejections.csv");
  expect(rows[1]?.slice(0, 2)).toEqual(["4", "Bezeichnung"]);
  expect(rows).toHaveLength(2);

  await page.goto("/models?source=modelle&q=K%C3%B6ln");
  await expect(page.getByRole("link", { name: "Mahnschreiben nach Größe" })).toBeVisible();
});

test("a comparison changes nothing and tells what differs, with the mapping that was kept", async () => {
  const page = cast["risk-officer"];
  const changed = ["A-1;Mahnschreiben nach Größe;Wählt und druckt Schreiben;Läuft;Köln", "A-9;Nur in der Datei;Neu;Läuft;Ulm"];
  await shows(page, csvFile("modelle-neu.csv", [HEADER, ...changed], "latin1"));
  await expect(page.getByText("Recognised: Modelle der Abteilungen")).toBeVisible();
  await starts(page, "Comparison");
  await ends(page);
  await expectNumbers(page, ["1", "1", "0", "0"]);
  await expect(page.getByText("Wählt und druckt Schreiben")).toBeVisible();
  await expectAccessible(page);
  const { body } = await rest(page, "GET", "/models?source=modelle");
  expect(body.total).toBe(2);
});

const HOSTILE: [string, Buffer, RegExp][] = [
  ["a PDF that calls itself CSV", Buffer.from("%PDF-1.7\n%\u00e2\u00e3"), /neither CSV nor XLSX/],
  ["nothing at all", Buffer.alloc(0), /no table: there is no row of column names/],
  ["only a byte order mark", Buffer.from([0xef, 0xbb, 0xbf]), /no table: there is no row of column names/],
  ["a NUL in a cell", Buffer.from("id,name\n1,a\u0000b\n"), /NUL characters/],
  ["a header without rows", Buffer.from("id,name\n"), /holds no row/],
  ["a ragged row", Buffer.from("id,name\n1,a\n2\n"), /One row does not have the cells the header asks for/],
  ["5,000 columns", Buffer.from(`${Array.from({ length: 5000 }, (_, at) => `c${at}`).join(",")}\n1\n`), /1,024/],
];

for (const [what, buffer, says] of HOSTILE) {
  test(`${what} is answered in words`, async () => {
    const page = cast["risk-officer"];
    await handsIn(page, { name: "models.csv", mimeType: "text/csv", buffer });
    await expect(page.getByText(says).first()).toBeVisible();
    await expectAccessible(page);
  });
}

test("who may not import finds no such page", async () => {
  const page = cast["data-scientist"];
  await page.goto("/imports");
  await expect(page.getByText("There is nothing here for you")).toBeVisible();
});
