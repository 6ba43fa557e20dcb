// What somebody new meets: what to do first, words that explain themselves where they stand, and guides to read.
import { expect, expectAccessible, signInAs, test } from "./fixtures.ts";
import { aNewcomer, signsIn, takesUp } from "./people-steps.ts";

test("a newcomer is told what to do first, and a word of the field explains itself where it stands", async ({ page }) => {
  const newcomer = aNewcomer("New auditor");
  await takesUp(page, newcomer, "--role", "auditor");
  await signsIn(page, newcomer.email);
  const card = page.locator("section").filter({ has: page.getByRole("heading", { name: "What to do first" }) });
  await expect(card.getByText("0 of 3 done")).toBeVisible();

  const word = page.getByRole("button", { name: "Stage", exact: true });
  const hint = page.getByRole("note").filter({ hasText: "It moves only through a gate" });
  const table = page.getByRole("table").first();
  await test.step("on hover it opens, moves nothing, and stays while the pointer is in it", async () => {
    const before = await table.boundingBox();
    await word.hover();
    await expect(hint).toBeVisible();
    expect(await table.boundingBox()).toEqual(before);
    await expectAccessible(page);
    await hint.hover();
    await page.mouse.move(0, 0);
    await expect(hint).toBeHidden();
  });
  await test.step("on focus it opens, Escape closes it, Enter opens it again, and its link leads on", async () => {
    await page.getByRole("link", { name: /waits? for a signature/ }).focus();
    await page.keyboard.press("Tab");
    await expect(word).toBeFocused();
    await expect(hint).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(hint).toBeHidden();
    await page.keyboard.press("Enter");
    await expect(hint).toBeVisible();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Stages and gates");
  });

  await test.step("a step is ticked off from the record, and the card is put away for good", async () => {
    await page.goto("/audit/verification");
    await page.getByRole("button", { name: "Verify now" }).click();
    await expect(page.getByText(`Asked by ${newcomer.name}`)).toBeVisible();
    await page.goto("/");
    await expect(card.getByText("1 of 3 done")).toBeVisible();
    await expect(card.getByText("Done: Verify the ledger")).toBeVisible();
    await card.getByRole("button", { name: "Do not show again" }).click();
    await expect(card).toHaveCount(0);
    await page.reload();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Portfolio");
    await expect(card).toHaveCount(0);
  });
});

test("a guide can be linked to by heading, leads on, and opens the place it names", async ({ page }) => {
  await signInAs(page, "auditor");
  await page.getByRole("link", { name: "Help", exact: true }).click();
  await page.getByRole("listitem").filter({ hasText: "Your role" }).getByRole("link").click();
  await page.getByRole("navigation", { name: "On this page" }).getByRole("link", { name: "Take away" }).click();
  await expect(page).toHaveURL(/\/help\/guides\/auditor#take-away$/);
  await expect(page.getByRole("heading", { name: "Take away", exact: true })).toBeInViewport();
  await expect
    .poll(() =>
      page
        .locator("article img")
        .first()
        .evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth),
    )
    .toBe(1280);
  await page.getByRole("article").getByRole("link", { name: "/audit/exports" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Exports");
});
