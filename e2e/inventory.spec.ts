// The inventory as people meet it: register, find, edit, version, link, read the history, see the portfolio.
import { expect, expectAccessible, rest, signInAs, test } from "./fixtures.ts";

const NAME = "Parking fine reader";

test("a data scientist registers a model, and loses nothing on a reload before it is sent", async ({ page }) => {
  await signInAs(page, "data-scientist");
  await page.goto("/models");
  await page.getByRole("link", { name: "Register model" }).first().click();
  await expect(page.getByRole("heading", { name: "Register a model" })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Register model" }).click();
  await expect(page.getByRole("alert")).toContainText("need your attention");

  await page.getByLabel("Name", { exact: false }).first().fill(NAME);
  await page.getByLabel("Purpose", { exact: false }).first().fill("Reads number plates on photos of parking fines.");
  await page.reload();
  await expect(page.getByLabel("Name", { exact: false }).first()).toHaveValue(NAME);

  await page.getByLabel("Kind", { exact: false }).first().selectOption({ label: "Machine learning" });
  await page.getByLabel("Domain", { exact: false }).first().selectOption({ label: "Other" });
  await page.getByLabel("Business unit", { exact: false }).first().selectOption({ label: "Group IT" });
  await page.getByRole("button", { name: "Register model" }).click();
  await expect(page.getByRole("heading", { level: 1, name: NAME })).toBeVisible();
  await expect(page.getByText(/^MDL-\d{4,}/).first()).toBeVisible();
  await expect(page.getByText("Not rated").first()).toBeVisible();
  await expect(page.getByText("not known").first()).toBeVisible();
  await expectAccessible(page);
});

test("the list finds it with a typing error, keeps filters in the address, and gives itself as a file", async ({ page }) => {
  await signInAs(page, "data-scientist");
  await page.goto("/models?q=parkng+fine");
  await expect(page.getByRole("link", { name: NAME })).toBeVisible();
  await page.getByLabel("Tier", { exact: true }).selectOption({ label: "Not rated" });
  await expect(page).toHaveURL(/tier=none/);
  await expectAccessible(page);

  await page.getByRole("button", { name: "Keep this view" }).click();
  await page.getByLabel("Name of the view").fill("Unrated parking");
  await page.getByRole("button", { name: "Keep", exact: true }).click();
  await expect(page.getByRole("link", { name: "Unrated parking" })).toBeVisible();

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "CSV of this list" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("models.csv");
});

test("an edit says which signatures it voids before it is saved, and the history shows it word by word", async ({ page }) => {
  await signInAs(page, "data-scientist");
  await page.goto("/models?q=parking+fine");
  await page.getByRole("link", { name: NAME }).click();
  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await page.getByLabel("Must not be used for").fill("Faces of people on the photo.");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Faces of people on the photo.")).toBeVisible();

  await page.getByRole("link", { name: "History" }).click();
  await expect(page.getByText(/changed MDL-\d+ Parking fine reader/)).toBeVisible();
  await page.getByText("One field changed").first().click();
  await expect(page.getByText("Faces of people on the photo.")).toBeVisible();
  await expectAccessible(page);
});

test("a risk officer names an owner where there is none, and the owner accepts with one act", async ({ page }) => {
  await signInAs(page, "risk-officer");
  await page.goto("/models?q=parking+fine");
  await page.getByRole("link", { name: NAME }).click();
  await page.getByRole("button", { name: "Name an owner" }).click();
  await page.getByRole("combobox", { name: /New owner/ }).fill("model owner");
  await page.getByRole("option", { name: /Demo model owner/ }).click();
  await page.getByRole("button", { name: "Name this owner" }).click();
  await expect(page.getByText("has not accepted yet")).toBeVisible();

  await signInAs(page, "model-owner");
  await page.goto("/models?q=parking+fine");
  await page.getByRole("link", { name: NAME }).click();
  await page.getByRole("button", { name: "I am the owner" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "I am the owner" }).click();
  await expect(page.getByText("has not accepted yet")).toBeHidden();
});

test("another unit's model is not found, and an edit of a stale page is refused with the present state", async ({ page }) => {
  await signInAs(page, "data-scientist");
  const { body } = await rest(page, "GET", "/models?q=parking+fine");
  const [model] = body.items;
  const stale = await rest(page, "PATCH", `/models/${model.id}`, { revision: 1, name: "Late" });
  expect(stale).toMatchObject({ status: 409, body: { code: "conflict", current: { name: NAME } } });
  expect((await rest(page, "GET", "/models/no-such-model")).status).toBe(404);
  await page.goto("/models/no-such-model");
  await expect(page.getByText("There is nothing here for you")).toBeVisible();
});

test("every number of the portfolio opens a list of exactly that length", async ({ page }) => {
  await signInAs(page, "risk-officer");
  await page.goto("/");
  await expectAccessible(page);
  const grid = page.getByRole("table");
  const hrefs = await grid
    .getByRole("link")
    .evaluateAll((links) => links.map((link) => [link.getAttribute("href"), link.textContent]));
  expect(hrefs.length).toBeGreaterThan(5);
  for (const [href, text] of hrefs) {
    const query = new URL(href ?? "", "http://x").search;
    const { body } = await rest(page, "GET", `/models${query}${query ? "&" : "?"}limit=1`);
    expect([href, body.total]).toEqual([href, Number(text?.replace(/\D/g, ""))]);
  }
});

test("links that run in a circle are drawn and end", async ({ page }) => {
  await signInAs(page, "model-owner");
  const { body: list } = await rest(page, "GET", "/models?owner=me&stage=proposed&limit=5");
  test.skip(list.items.length < 1, "no model of this owner is open");
  const [model] = list.items;
  await page.goto(`/models/${model.id}/links`);
  await expect(page.getByRole("heading", { name: /Links of/ })).toBeVisible();
  await expectAccessible(page);
});
