// Evidence that comes in a handful, or takes its time: nothing of it is lost without a word.
import { dropsAnywhere, handful, open, rowOf } from "./checklist-steps.ts";
import { expect, expectAccessible, test } from "./fixtures.ts";
import { holds } from "./holds.ts";
import { aRatedModel } from "./rating-steps.ts";

test("of files dropped together each is asked about; one that is on its way shows how far it is and can be stopped", async ({
  page,
}) => {
  const model = await aRatedModel(page, "Handful", 3);
  await open(page, "model-owner", model.id);
  const question = await dropsAnywhere(page, "limits.txt", "drift.txt");
  await expect(question.getByText("File 1 of 3")).toBeVisible();
  await question.getByRole("radio", { name: /CC-USE-01/ }).check();

  const letGo = await holds(page, ({ pathname }) => pathname.endsWith("/evidence"));
  await question.getByRole("button", { name: "Attach to CC-USE-01" }).click();
  await expect(question.getByRole("progressbar", { name: "Sending use.txt" })).toBeVisible();
  await expectAccessible(page);
  await question.getByRole("button", { name: "Cancel" }).click();
  await expect(question.getByRole("progressbar")).toBeHidden();
  await letGo();

  await question.getByRole("button", { name: "Attach to CC-USE-01" }).click();
  await expect(question.getByRole("heading", { name: "Where does limits.txt belong?" })).toBeVisible();
  await expect(question.getByRole("radio").first()).toBeFocused();
  await question.getByRole("button", { name: "Leave it out" }).click();
  await expect(question.getByRole("heading", { name: "Where does drift.txt belong?" })).toBeVisible();
  await question.getByRole("button", { name: "Cancel" }).click();
  await expect(question).toBeHidden();
  await expect(rowOf(page, "CC-USE-01").getByText("1 piece of evidence")).toBeVisible();
});

test("files dropped on a control are asked about side by side; a place that takes one file says which it left", async ({
  page,
}) => {
  const model = await aRatedModel(page, "Handful at once", 3);
  const control = await open(page, "model-owner", model.id, "CC-USE-01");
  await expect(control.getByText("Attach a link")).toBeVisible();
  const summary = control.locator("summary").first();
  await summary.dispatchEvent("drop", { dataTransfer: await handful(page, "use.txt", "limits.txt") });
  for (const name of ["use.txt", "limits.txt"]) await expect(control.getByText(`${name}: does it show a person?`)).toBeVisible();
  await control.getByRole("button", { name: "Leave it out" }).last().click();
  await control.getByRole("button", { name: "No", exact: true }).click();
  await expect(
    control
      .getByRole("link", { name: /use\.txt/ })
      .or(control.getByText("use.txt"))
      .first(),
  ).toBeVisible();
  await expect(control.getByText("does it show a person?")).toBeHidden();

  const place = control.getByText("Evidence for CC-USE-01: choose a file, or drop it here.");
  await place.dispatchEvent("drop", { dataTransfer: await handful(page, "users.txt", "one.txt", "two.txt") });
  await expect(control.getByText("One file at a time: users.txt is taken, 2 others are left out.")).toBeVisible();
});
