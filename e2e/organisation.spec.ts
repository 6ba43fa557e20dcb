// The organisation's time zone, set by an administrator of the whole.
import { expect, expectAccessible, signInAs, test } from "./fixtures.ts";
import { answers } from "./people-steps.ts";

test("the organisation's zone is set, shown beside instants, and set back", async ({ page }) => {
  await signInAs(page, "admin");
  await page.goto("/admin/units");
  const card = page.locator("section", { has: page.getByRole("heading", { name: "Time zone of the organisation" }) });
  await expectAccessible(page);
  const sets = (zone: string) =>
    answers(page, page.getByRole("button", { name: "Change the zone" }), "Set the zone", async (dialog) => {
      await dialog.getByRole("combobox", { name: "Time zone" }).fill(zone);
      await dialog.getByRole("option", { name: zone, exact: true }).click();
    });
  await sets("Asia/Tokyo");
  await expect(card.getByText("Asia/Tokyo", { exact: true })).toBeVisible();
  await page.goto("/account/sessions");
  await expect(page.getByText(/UTC \(.*Tokyo\)/).first()).toBeVisible();
  await page.goto("/admin/units");
  await sets("UTC");
  await expect(card.getByText("UTC", { exact: true })).toBeVisible();
});
