// The inventory as people meet it: register, find, edit against each other, version, compare, link and archive.

import { expect, expectAccessible, rest, test } from "./fixtures.ts";
import { choosesUnit } from "./model-steps.ts";
import { type Cast, castOf } from "./signoff-steps.ts";

const NAME = "Parking fine reader";
const DIGEST = `sha256:${"ab".repeat(32)}`;
let cast: Cast;
let modelId = "";

test.describe.configure({ mode: "serial" });
test.beforeAll(async ({ browser }) => {
  cast = await castOf(browser, ["data-scientist", "model-owner", "risk-officer"]);
});

test("a form says at the field what is missing, keeps what was typed, and registers with the required fields", async () => {
  const page = cast["data-scientist"];
  await page.goto("/models");
  await page.getByRole("link", { name: "Register model" }).first().click();
  await expect(page.getByRole("heading", { name: "Register a model" })).toBeVisible();
  await page.getByLabel(/^Purpose/).fill("Reads number plates on photos of parking fines.");
  await page.getByRole("button", { name: "Register model" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("need your attention");
  await expect(page.getByLabel(/^Name/)).toHaveAttribute("aria-invalid", "true");
  await expectAccessible(page);
  await page.getByLabel(/^Name/).fill(NAME);
  await page.reload();
  await expect(page.getByLabel(/^Name/)).toHaveValue(NAME);
  await page.getByLabel(/^Kind/).selectOption({ label: "Machine learning" });
  await page.getByLabel(/^Domain/).selectOption({ label: "Other" });
  await choosesUnit(page, "Group IT");
  await page.getByRole("button", { name: "Register model" }).click();
  await expect(page.getByRole("heading", { level: 1, name: NAME })).toBeVisible();
  await expect(page.getByText(/^MDL-\d{4,}/).first()).toBeVisible();
  await expectAccessible(page);
  modelId = new URL(page.url()).pathname.split("/").at(-1) ?? "";
});

test("the server's no stands at its field, and a model registered in full shows all of it", async () => {
  const page = cast["data-scientist"];
  await page.goto("/models/new");
  await page.getByLabel(/^Name/).fill("Letter box counter");
  await page.getByLabel(/^Purpose/).fill("Counts letters.");
  await page.getByLabel(/^Kind/).selectOption({ label: "Rules" });
  await page.getByLabel(/^Domain/).selectOption({ label: "Other" });
  await choosesUnit(page, "Group IT");
  await page.getByLabel("Intended use").fill("Sorting centres.");
  await page.getByLabel("Must not be used for").fill("Reading letters.");
  await page.getByLabel("Limits", { exact: true }).fill("Wrong in the dark.");
  await page.getByLabel("Used elsewhere").fill("NOT A CODE!");
  await page.getByRole("button", { name: "Register model" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
  await expect(page.getByLabel("Limits", { exact: true })).toHaveValue("Wrong in the dark.");
  await page.getByLabel("Used elsewhere").fill("CH");
  await page
    .getByRole("group", { name: /^Data about people/ })
    .or(page.getByRole("radiogroup", { name: /^Data about people/ }))
    .getByLabel("No", { exact: true })
    .check();
  await page.getByLabel(/^Tags/).fill("letters, e2e");
  await page.getByRole("button", { name: "Register model" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Letter box counter" })).toBeVisible();
  for (const text of ["Sorting centres.", "Reading letters.", "Wrong in the dark."])
    await expect(page.getByText(text)).toBeVisible();
});

test("whoever saves second is told who changed what, and goes on without losing a word", async () => {
  const [first, second] = [cast["data-scientist"], await cast["data-scientist"].context().newPage()];
  await first.goto(`/models/${modelId}/edit`);
  await second.goto(`/models/${modelId}/edit`);
  await first.getByLabel("Must not be used for").fill("Faces of people on the photo.");
  await first.getByRole("button", { name: "Save", exact: true }).click();
  await expect(first.getByText("Faces of people on the photo.")).toBeVisible();

  await second.getByLabel("Intended use").fill("Wardens of the city.");
  await second.getByRole("button", { name: "Save", exact: true }).click();
  const told = second.getByRole("status").filter({ hasText: "Somebody changed this since you opened it" });
  await expect(told).toContainText(/Demo data scientist/i);
  await expect(told).toContainText("Faces of people on the photo.");
  await expect(second.getByLabel("Intended use")).toHaveValue("Wardens of the city.");
  await expectAccessible(second);
  await second.getByRole("button", { name: "Go on with my text" }).click();
  await second.getByRole("button", { name: "Save", exact: true }).click();
  await expect(second.getByText("Wardens of the city.")).toBeVisible();
  await expect(second.getByText("Faces of people on the photo.")).toBeVisible();
  await second.close();

  await first.goto(`/models/${modelId}/history`);
  await first.getByText("One field changed").first().click();
  await expect(first.getByText("Wardens of the city.")).toBeVisible();
  await expectAccessible(first);
});

test("a version says what it is, what data it saw and how it was made", async () => {
  const page = cast["data-scientist"];
  const { body: model } = await rest(page, "GET", `/models/${modelId}`);
  const address = `/models/${modelId}/versions/${model.currentVersionId}`;
  await page.goto(`${address}/edit`);
  await page.getByLabel("What identifies it").selectOption({ label: "An artefact we hold" });
  await page.getByLabel("Where it is").fill("oci://registry.example/plates@1");
  await page.getByLabel("SHA-256").first().fill("no digest");
  await page.getByRole("button", { name: "Add a dataset" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Photos 2025");
  await page.getByLabel("Version", { exact: true }).fill("3");
  await page.getByRole("button", { name: "Add a section" }).click();
  await page.getByLabel("Section", { exact: true }).selectOption({ label: "Method" });
  await page.getByLabel("Title", { exact: true }).fill("How it reads");
  await page.getByLabel("Text", { exact: true }).fill("A **small** network.");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Photos 2025");
  await expectAccessible(page);
  await page.getByLabel("SHA-256").first().fill(DIGEST);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("button", { name: "Save", exact: true })).toBeHidden();
  await page.goto(address);
  for (const text of ["oci://registry.example/plates@1", "Photos 2025", "How it reads"])
    await expect(page.getByText(text).first()).toBeVisible();
  await expectAccessible(page);
});

test("links that run in a circle are drawn, say so, and end", async () => {
  const page = cast["data-scientist"];
  const { body: found } = await rest(page, "GET", "/models?q=Letter%20box%20counter");
  const other = found.items[0];
  const link = async (from: string, to: string) => {
    const { body } = await rest(page, "GET", `/models/${from}`);
    expect(
      (await rest(page, "PATCH", `/models/${from}`, { revision: body.revision, upstream: [{ modelId: to, use: "counts" }] }))
        .status,
    ).toBe(200);
  };
  await link(modelId, other.id);
  await link(other.id, modelId);
  await page.goto(`/models/${modelId}/links`);
  await expect(page.getByRole("heading", { name: /Links of/ })).toBeVisible();
  await expect(page.getByText("part of a loop").first()).toBeVisible();
  await expectAccessible(page);
});

test("a model goes to the archive with a reason and comes back", async () => {
  const page = cast["data-scientist"];
  await page.goto(`/models/${modelId}`);
  await page.getByRole("button", { name: "Archive", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: "Idea not pursued" }).check();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Archive", exact: true }).click();
  await expect(page.getByText("Archived: Idea not pursued")).toBeVisible();
  expect(
    (await rest(page, "GET", `/models?q=${encodeURIComponent(NAME)}&limit=200`)).body.items.map(({ id }: { id: string }) => id),
  ).not.toContain(modelId);
  await page.getByRole("button", { name: "Take out of the archive" }).click();
  await dialog.getByRole("button", { name: "Take out of the archive" }).click();
  await expect(page.getByText("Archived: Idea not pursued")).toBeHidden();
});
