// The list of models: found with a typing error, narrowed in its address, kept as a view, taken along as a file, handed over row by row.
import { emailOf, expect, expectAccessible, rest, test } from "./fixtures.ts";
import { downloads } from "./import-steps.ts";
import { anywhere, atTheEnd, countsIn, rowsBehind } from "./list-counts.ts";
import { moves, narrows, setsRows } from "./list-steps.ts";
import { type Cast, castOf } from "./signoff-steps.ts";

// A run of its own may meet the records of an earlier one.
const RUN = Date.now().toString(36);
const NAME = `Tunnel smoke detector ${RUN}`;
const OTHER = `Tunnel flood detector ${RUN}`;
const OWNED = `Tunnel fan control ${RUN}`;
let cast: Cast;
let modelId = "";
let ownedId = "";

test.describe.configure({ mode: "serial" });
test.beforeAll(async ({ browser }) => {
  cast = await castOf(browser, ["data-scientist", "model-owner", "risk-officer"]);
  const page = cast["data-scientist"];
  const { body: units } = await rest(page, "GET", "/units");
  const businessUnit = units.items.find(({ name }: { name: string }) => name === "Group IT").id;
  const shared = { purpose: "Sees smoke.", kind: "ml", domain: "other", businessUnit };
  modelId = (await rest(page, "POST", "/models", { ...shared, name: NAME })).body.id;
  await rest(page, "POST", "/models", { ...shared, name: OTHER, facts: { usesPersonalData: false } });
  const owned = { ...shared, name: OWNED, ownerEmail: emailOf("model-owner") };
  const { body: model } = await rest(cast["model-owner"], "POST", "/models", owned);
  ownedId = model.id;
});

test("the list is searched with a typing error, narrowed in its address, kept as a view, and taken along exactly", async () => {
  const page = cast["data-scientist"];
  await page.goto("/models");
  await page.getByRole("searchbox", { name: "Name, id, purpose, owner" }).fill("tunel smoke");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/q=tunel\+smoke/);
  await expect(page.getByRole("link", { name: NAME })).toBeVisible();
  await page.getByRole("link", { name: /tunel smoke/ }).click();
  await page.getByLabel("Tier", { exact: true }).selectOption({ label: "Not rated" });
  await expect(page).toHaveURL(/tier=none/);
  await page.getByRole("button", { name: "More filters" }).click();
  await page.getByLabel("Data about people").selectOption({ label: "Not known" });
  await expect(page).toHaveURL(/usesPersonalData=unknown/);
  await expectAccessible(page);
  await narrows(page, NAME);
  await expect(page.getByRole("link", { name: /Stage: not Retired or Rejected/ })).toBeVisible();
  await expect(page.getByRole("link", { name: NAME })).toBeVisible();
  await expect(page.getByRole("link", { name: OTHER })).toBeHidden();

  await page.getByRole("button", { name: "Keep this view" }).click();
  await page.getByLabel("Name of the view").fill("Unrated, data not known");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Keep", exact: true }).click();
  await expect(page.getByText("View kept.")).toBeVisible();
  await page.goto("/models");
  await page.getByRole("link", { name: "Unrated, data not known" }).click();
  await expect(page).toHaveURL(/usesPersonalData=unknown/);

  const shown = await page.getByRole("rowheader").allTextContents();
  const { name, rows } = await downloads(page, () => page.getByRole("link", { name: "CSV of this list" }).click());
  expect(name).toBe("models.csv");
  expect(rows.slice(1).map(([model]) => model)).toEqual(shown);
  await page.getByRole("link", { name: /Data about people: Not known/ }).click();
  await expect(page).not.toHaveURL(/usesPersonalData/);
  await page.goBack();
  await expect(page.getByRole("link", { name: /Data about people: Not known/ })).toBeVisible();

  await page.getByText("Forget a view").click();
  await page.getByRole("button", { name: "Forget Unrated, data not known" }).click();
  await expect(page.getByRole("link", { name: "Unrated, data not known" })).toBeHidden();
});

test("columns are chosen and ordered with the keyboard, stand in the address, are taken along, and are there the next time", async () => {
  const page = cast["risk-officer"];
  const headers = page.getByRole("columnheader").locator("visible=true");
  await page.goto("/models?q=tunnel");
  await page.getByRole("button", { name: "Columns" }).focus();
  await page.keyboard.press("Enter");
  const panel = page.getByRole("region", { name: "Columns" });
  for (const column of ["Approval", "Owner", "Business unit", "Kind", "Updated"])
    await panel.getByRole("checkbox", { name: column, exact: true }).uncheck();
  await panel.getByRole("checkbox", { name: "Used in" }).check();
  await panel.getByRole("button", { name: "Move Stage up" }).press("Enter");
  await setsRows(page, panel);
  await expect(page).toHaveURL(/columns=ref%2Cstage%2Ctier%2Cjurisdictions&density=compact/);
  await panel.getByLabel("Sort by, number 1").selectOption({ label: "Tier" });
  await panel.getByLabel("Sort by, number 2").selectOption({ label: "Updated" });
  await panel.getByLabel("Which way, number 2").selectOption({ label: "downwards" });
  await expect(page).toHaveURL(/sort=tier%2C-updated/);
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 480 });
  await expect(panel).toBeInViewport({ ratio: 1 });
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.keyboard.press("Escape");
  const chosen = ["Model", "Id", "Stage", /^Tier(1number 1 of the order, upwards)?$/, "Used in"];
  await expect(headers.filter({ hasText: /\w/ })).toHaveText(chosen);
  const { rows } = await downloads(page, () => page.getByRole("link", { name: "CSV of this list" }).click());
  expect(rows[0]).toEqual(["name", "ref", "stage", "tier", "jurisdictions"]);
  // The head of a column with Shift, by pointer or key, sorts by it too.
  await page.getByRole("link", { name: "Model", exact: true }).press("Shift+Enter");
  await expect(page).toHaveURL(/sort=tier%2C-updated%2Cname/);
  await page.getByRole("link", { name: /^Tier/ }).click({ modifiers: ["Shift"] });
  await expect(page).toHaveURL(/sort=-tier%2C-updated%2Cname/);
  await expect(page.getByRole("columnheader", { name: /^Tier/ })).toHaveAttribute("aria-sort", "descending");

  await page.goto("/models");
  await expect(headers.filter({ hasText: /\w/ })).toHaveText(chosen);
  await page.getByRole("button", { name: "Columns" }).click();
  await panel.getByRole("button", { name: "As usual" }).click();
  await page.keyboard.press("Escape");
  await expect(headers.filter({ hasText: "Owner" })).toBeVisible();
});

test("many models move to another unit at once, and those of others are refused with who could", async () => {
  const page = cast["data-scientist"];
  await page.goto("/models?q=tunnel&sort=-updated");
  await moves(page, { own: [NAME, OTHER], others: OWNED, to: "Marketing" });
  expect((await rest(page, "GET", `/models/${modelId}`)).body.businessUnit.name).toBe("Marketing");
});

test("many models get an owner at once, one act each, with a report for each row", async () => {
  const page = cast["risk-officer"];
  await page.goto(`/models?q=tunnel+${RUN}&sort=-updated`);
  await page.getByLabel(`Choose ${NAME}`).check();
  await page.getByLabel(`Choose ${OWNED}`).check();
  await expect(page.getByText("2 models chosen")).toBeVisible();
  await page.getByRole("button", { name: "Name an owner…" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("list", { name: "Chosen models" }).getByRole("listitem")).toHaveText([NAME, OWNED]);
  await dialog.getByRole("combobox", { name: /New owner/ }).fill("model owner");
  await page.getByRole("option", { name: /Demo model owner/ }).click();
  await expectAccessible(page);
  // Meanwhile its owner puts one of the two away.
  const away = await rest(cast["model-owner"], "POST", `/models/${ownedId}/archival`, { reason: "not_pursued" });
  expect(away.status).toBe(200);
  await dialog.getByRole("button", { name: "Name the owner of 2 models" }).click();
  await expect(dialog.getByText("Done for one model; one was refused.")).toBeVisible();
  await expect(dialog.getByRole("listitem").filter({ hasText: NAME })).toContainText("Done");
  await expect(dialog.getByRole("listitem").filter({ hasText: OWNED })).toContainText(/Refused/);
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Close" }).last().click();
  // Archived by mistake, and taken back with the other one that is away.
  await page.getByRole("button", { name: "Archive…" }).click();
  await dialog.getByLabel("Registered by mistake").check();
  await dialog.getByRole("button", { name: "Archive 2 models" }).click();
  await expect(dialog.getByText("Done for one model; one was refused.")).toBeVisible();
  await dialog.getByRole("button", { name: "Close" }).last().click();
  await page.goto(`/models?q=tunnel+${RUN}&flag=archived`);
  await page.getByLabel("Choose all rows shown").check();
  await page.getByRole("button", { name: "Take out of the archive…" }).click();
  await dialog.getByRole("button", { name: "Take 2 models out" }).click();
  await expect(dialog.getByText("Done for 2 models.")).toBeVisible();
  await dialog.getByRole("button", { name: "Close" }).last().click();

  const owner = cast["model-owner"];
  await owner.goto(`/models/${modelId}`);
  await owner.getByRole("button", { name: "I am the owner" }).click();
  await owner.getByRole("dialog").getByRole("button", { name: "I am the owner" }).click();
  await expect(owner.getByText("has not accepted yet")).toBeHidden();
  const { body } = await rest(owner, "GET", `/models/${modelId}`);
  expect(body.owner).toMatchObject({ accepted: true });
});

test("a model of another unit is not found, and every number of the portfolio, today and by month, opens a list of that length", async () => {
  const page = cast["risk-officer"];
  await page.goto("/models/no-such-model");
  await expect(page.getByText("There is nothing here for you")).toBeVisible();
  for (const path of ["/", "/portfolio/trends"]) {
    await page.goto(path);
    for (const twin of await page.getByText("As a table").all()) await twin.click();
    await expectAccessible(page);
    const inTables = await countsIn(page.getByRole("table").getByRole("link"), atTheEnd);
    expect(inTables.length).toBeGreaterThan(5);
    // Beside them: figures, lines of roles, sentences that count.
    const all = await countsIn(page.locator("main :is(li, section) a:not(table a, svg a)"), anywhere);
    const inWords = all.filter(({ href, count }) => /^\/(models|sign-offs)(\?|$)/.test(href) && count !== undefined);
    if (path === "/") expect(inWords.length).toBeGreaterThan(7);
    for (const { href, text, count } of [...inTables, ...inWords]) {
      const rows = await rowsBehind(page, href);
      // What is told in days leads to those that wait as long.
      expect([href, text, rows]).toEqual([href, text, count ?? Math.max(rows, 1)]);
    }
    // What is drawn is for the pointer: each mark leads to the same rows, and the keyboard stops at none of them.
    const marks = await page
      .locator("figure svg a")
      .evaluateAll((all) => all.map((mark) => [mark.getAttribute("href"), mark.getAttribute("tabindex")]));
    expect(marks.length).toBeGreaterThan(0);
    expect(marks.filter(([href, tab]) => tab !== "-1" || !inTables.some(({ href: same }) => same === href))).toEqual([]);
  }
  await page.locator("figure svg a").first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Models");
  await expect(page.getByRole("list", { name: "Narrowed to" })).toContainText(/registered|approved|archived/);
});
