// The product by its names, its keys and its touch: what a screen reader says of pages and dialogs, and where the focus goes.
import { walksComments } from "./desk-steps.ts";
import { expect, expectAccessible, rest, signInAs, test } from "./fixtures.ts";
import { opens } from "./opens.ts";
import { expectOnPaper } from "./paper.ts";
import { pathOf } from "./place.ts";
import { PLACES } from "./places.ts";

const placeOf = (name: string) => {
  const place = PLACES.find((one) => one.name === name);
  if (!place) throw new Error(`there is no place ${name}`);
  return place;
};

test("a screen reader hears the frame, the list and its rows by their names", async ({ page }) => {
  await signInAs(page, "risk-officer");
  await page.goto("/models?imported=no");
  await expect(page.locator("body")).toMatchAriaSnapshot(`
    - link "Skip to the content"
    - navigation "Main":
      - link "Countersign"
      - list:
        - listitem:
          - link "Portfolio"
    - navigation "Help"
    - region "You"
    - banner:
      - search:
        - button "Search or go to…"
    - main:
      - heading "Models" [level=1]
      - searchbox
      - combobox "Stage"
      - combobox "Tier"
      - table "Models":
        - rowgroup:
          - row:
            - columnheader "Model"
            - columnheader "Id"
            - columnheader "Tier"
            - columnheader "Stage"
    - region "Messages"
  `);
  const { body } = await rest(page, "GET", "/models?imported=no&limit=1&sort=name");
  const row = page.getByRole("row", { name: new RegExp(body.items[0].ref) });
  await expect(row.getByRole("rowheader")).toHaveText(body.items[0].name);
});

test("the desk and its dialog: the focus comes back to what opened it, and N goes to what was said", async ({ page }) => {
  await signInAs(page, "risk-officer");
  await page.goto(await pathOf(placeOf("sign-off"), page));
  await expect(page.getByRole("main")).toMatchAriaSnapshot(`
    - navigation "Where you are"
    - heading /Sepsis early warning/ [level=1]
    - region "Decision":
      - button /Refuse/
      - button /Return/
      - button /Sign with conditions/
      - button /Sign/
  `);
  const sign = page.getByRole("region", { name: "Decision" }).getByRole("button", { name: /^Sign…/ });
  const dialog = page.getByRole("dialog", { name: /Sepsis early warning/ });
  await opens(page, () => sign.click(), dialog);
  await expect(dialog.getByRole("heading", { level: 2 })).toBeFocused();
  await expect(dialog.getByLabel("Your password")).toHaveAttribute("type", "password");
  await dialog.getByRole("button", { name: "Sign", exact: true }).click();
  await expect(dialog.getByRole("alert")).toBeFocused();
  await dialog.getByRole("alert").getByRole("link").last().press("Enter");
  await expect(dialog.locator(":focus")).toHaveAttribute("aria-invalid", "true");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(sign).toBeFocused();
  await walksComments(page);
});

test("a form that is refused leads to what is wrong, field by field", async ({ page }) => {
  await signInAs(page, "data-scientist");
  await page.goto("/models/new");
  const submit = page.getByRole("main").getByRole("button", { name: /^Register/ });
  const alert = page.getByRole("alert").filter({ hasText: "your attention" });
  await expect(async () => {
    await submit.click();
    await expect(alert).toBeFocused({ timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
  const first = alert.getByRole("link").first();
  const label = ((await first.textContent()) ?? "").split(":")[0] ?? "";
  await first.press("Enter");
  await expect(page.locator(":focus")).toHaveAccessibleName(new RegExp(label));
  await expect(page.locator(":focus")).toHaveAttribute("aria-invalid", "true");
  await expect(page.locator(":focus")).toHaveAccessibleDescription(/./);
});

test("a word of the field is explained by touch, and closed by touching elsewhere", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL: baseURL ?? "", hasTouch: true, viewport: { width: 360, height: 780 } });
  const page = await context.newPage();
  await signInAs(page, "risk-officer");
  await page.goto("/");
  const word = page.getByRole("button", { name: "Stage", exact: true });
  const hint = page.getByRole("note").filter({ hasText: "It moves only through a gate" });
  await word.tap();
  await expect(hint).toBeVisible();
  await expectAccessible(page);
  await page.touchscreen.tap(5, 5);
  await expect(hint).toBeHidden();
  await word.tap();
  await hint.getByRole("link").tap();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Stages and gates");
  await context.close();
});

test("keys are written as on the reader's own keyboard, without a jump", async ({ browser, baseURL }) => {
  const userAgent =
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15";
  const context = await browser.newContext({ baseURL: baseURL ?? "", userAgent });
  const page = await context.newPage();
  await signInAs(page, "risk-officer");
  const search = page.getByRole("button", { name: "Search or go to…" });
  await expect(search.locator("kbd")).toHaveText("⌘K");
  await expect(search).toHaveAttribute("aria-keyshortcuts", "Meta+K /");
  await context.close();
});

test("two questions side by side stand in lines, also where one of them is answered wrongly", async ({ page }) => {
  await signInAs(page, "data-scientist");
  await page.goto("/models/new");
  const [kind, domain] = [page.getByLabel("Kind", { exact: true }), page.getByLabel("Domain", { exact: true })];
  const top = async (field: typeof kind) => (await field.boundingBox())?.y;
  expect(await top(kind)).toBe(await top(domain));
  await kind.selectOption({ index: 1 });
  await expect(async () => {
    await page
      .getByRole("main")
      .getByRole("button", { name: /^Register/ })
      .click();
    await expect(domain).toHaveAttribute("aria-invalid", "true", { timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
  expect(await top(kind)).toBe(await top(domain));
});

test("a narrow page hints at no key, and tells the keys to whoever asks; a chart says what its numbers are of, and is printed", async ({
  page,
}) => {
  await signInAs(page, "risk-officer");
  await page.goto("/inbox");
  await expect(page.getByText("Press J and K to walk, Enter to open.")).toBeVisible();
  const foot = page.getByRole("navigation", { name: "Pages" });
  await expect(foot).toBeVisible();
  await page.setViewportSize({ width: 360, height: 780 });
  await expect(foot).toBeHidden();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog").getByRole("listitem").filter({ hasText: "Next row" }).locator("kbd")).toBeVisible();
  await page.goto("/portfolio/trends");
  await expect(page.locator("svg text").filter({ hasText: /^days$/ })).toBeVisible();
  await expectOnPaper(page);
});
