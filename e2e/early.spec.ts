// What somebody does to a page whose scripts are still on their way is neither lost nor done twice: it counts once they are there.
import type { Page } from "@playwright/test";
import { says } from "./desk-steps.ts";
import { expect, rest, signInAs, test } from "./fixtures.ts";
import { holds } from "./holds.ts";
import { registered } from "./model-steps.ts";
import { comesAlive, looksIntoPalette } from "./opens.ts";
import { type Cast, castOf } from "./signoff-steps.ts";

const LIMITS = "New kinds of complaints come last, and letters by hand are not read.";

let cast: Cast;
let modelId: string;

test.beforeAll(async ({ browser }) => {
  cast = await castOf(browser, ["data-scientist"]);
  ({ modelId } = await registered(cast, "Complaint order of the early hand"));
});

/** Opens a page whose scripts come only when they are let go. */
async function opensEarly(page: Page, path: string) {
  const letGo = await holds(page, (url) => url.pathname.endsWith(".js"));
  await page.goto(path, { waitUntil: "commit" });
  return letGo;
}

test("a search that was typed stays", async ({ page }) => {
  await signInAs(page, "data-scientist");
  const letGo = await opensEarly(page, "/models");
  const search = page.getByRole("searchbox", { name: "Name, id, purpose, owner" });
  await search.fill("tunnel smoke");
  await letGo();
  await comesAlive(page);
  await expect(search).toHaveValue("tunnel smoke");
});

test("a form that was filled and sent is sent, with every kind of answer, once", async () => {
  const author = cast["data-scientist"];
  const letGo = await opensEarly(author, `/models/${modelId}/edit`);
  await author.getByLabel("Limits").fill(LIMITS);
  await author.getByLabel("Tags").fill("early");
  await author.getByLabel("Domain").selectOption("hr");
  await author.getByRole("radiogroup", { name: "Decides without a person" }).getByLabel("Yes").check();
  await author.getByLabel("EU", { exact: true }).check();
  const revisions: string[] = [];
  author.on("request", (request) => void (request.method() === "POST" && revisions.push(request.url())));
  await author.getByRole("button", { name: "Save", exact: true }).click();
  await expect(author).toHaveURL(new RegExp(`/models/${modelId}/edit$`));
  await letGo();
  await says(author, "Saved.");
  await author.waitForURL((url) => !url.pathname.endsWith("/edit"));
  expect(revisions).toHaveLength(1);
  const { body } = await rest(author, "GET", `/models/${modelId}`);
  expect(body).toMatchObject({
    tags: ["early"],
    content: { limitations: LIMITS, domain: "hr", jurisdictions: ["EU", "UK"], facts: { automatedDecision: true } },
  });
});

test("a text that is being typed while the scripts come stays in one piece, the caret where it was", async () => {
  const author = cast["data-scientist"];
  const letGo = await opensEarly(author, `/models/${modelId}/edit`);
  const [purpose, use] = [author.getByLabel("Purpose"), author.getByLabel("Intended use")];
  await use.fill("All of it was chosen");
  await use.selectText();
  await letGo();
  await looksIntoPalette(author);
  await expect(use).toBeFocused();
  await author.keyboard.type("and typed over");
  await expect(use).toHaveValue("and typed over");
  const again = await opensEarly(author, `/models/${modelId}/edit`);
  await purpose.focus();
  await author.keyboard.press("ControlOrMeta+a");
  const sentence = "Orders what people complain about, so that somebody reads the urgent first.";
  await Promise.all([author.keyboard.type(sentence, { delay: 20 }), again()]);
  await expect(purpose).toHaveValue(sentence);
  await author.getByRole("button", { name: "Save", exact: true }).click();
  await says(author, "Saved.");
  expect((await rest(author, "GET", `/models/${modelId}`)).body.content.purpose).toBe(sentence);
});

test("questions that hang on an answer come with it, and a person who is being looked for is found", async () => {
  const author = cast["data-scientist"];
  const letGo = await opensEarly(author, "/models/new");
  await author.getByLabel("Domain").selectOption("hr");
  await author.getByRole("combobox", { name: /^Owner/ }).pressSequentially("model owner");
  await letGo();
  await expect(author.getByRole("option", { name: /Demo model owner/ })).toBeVisible();
  await author.getByRole("option", { name: /Demo model owner/ }).click();
  await expect(author.getByLabel("Covered employment tool")).toBeVisible();
});

test("a button that was pressed, also more than once, does what it says once", async ({ page }) => {
  await signInAs(page, "admin");
  const letGo = await opensEarly(page, "/admin/people");
  await page.getByRole("button", { name: "Invite a person" }).dblclick();
  await letGo();
  await expect(page.getByRole("dialog")).toBeVisible();
});
