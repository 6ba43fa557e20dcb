// How a low-tier model goes, in the browser alone: from an idea to use in a few pages, fields and choices. A policy people route around
// governs nothing, so the budget is a test.
import { createHash } from "node:crypto";
import { expect, expectAccessible, test } from "./fixtures.ts";
import { choosesFirstUnit, clicks, provesAndSends, together, type Worker, worker } from "./light-path-steps.ts";

/** Unlike any other, so that the journey finds its own on a database that has seen it before. */
const NAME = `Ticket order ${Date.now()}`;

/** The facts and the four sentences of the intake form. */
async function registers({ page }: Worker) {
  await page.goto("/models/new");
  await page.getByLabel("Name", { exact: true }).fill(NAME);
  await page.getByLabel("Purpose").fill("Orders open tickets so that the oldest are read first; sorting by hand is slow.");
  await page.getByLabel("Intended use").fill("The service desk reads the tickets in this order, every morning.");
  await page.getByLabel("Must not be used for").fill("Closing a ticket, or judging who wrote it.");
  await page.getByLabel("Kind", { exact: true }).selectOption({ label: "Machine learning" });
  await page.getByLabel("Domain", { exact: true }).selectOption({ label: "Other" });
  await page.getByRole("checkbox", { name: "UK" }).check();
  await choosesFirstUnit(page);
  await page.getByRole("combobox", { name: "Owner" }).fill("model owner");
  await page
    .getByRole("option", { name: /Demo model owner/ })
    .first()
    .click();
  const facts = ["Data about people", "Health information of patients", "Decides without a person"];
  for (const fact of [...facts, "Decides or steers what one person gets", "Medical device"])
    await page.getByRole("radiogroup", { name: fact }).getByRole("radio", { name: "No", exact: true }).check();
  await page.getByLabel("Who made it").selectOption({ label: "Made here" });
  await page.getByLabel("EU AI Act", { exact: true }).selectOption({ label: "Minimal" });
  await page.getByRole("radio", { name: "None of these" }).check();
  await page.getByRole("button", { name: "Register model" }).click();
  await page.waitForURL(/\/models\/[0-9a-f-]{36}$/);
}

/** Eighteen choices, six of them taken from the facts in one, and a sentence for each axis. */
async function rates({ page, effort }: Worker) {
  await page.getByRole("link", { name: "Risk", exact: true }).click();
  await page.getByRole("button", { name: /^Take all \d suggestions$/ }).click();
  effort.choices.add("suggestions");
  for (const axis of ["I", "V"])
    for (let number = 1; number <= 9; number += 1) {
      const group = page.getByRole("radiogroup", { name: new RegExp(`^${axis}${number} `) });
      if ((await group.getByRole("radio", { checked: true }).count()) === 0) await group.getByRole("radio").nth(1).check();
    }
  await page.getByLabel("Why the impact is what it is").fill("Only the order of a list changes.");
  await page.getByLabel("Why the vulnerability is what it is").fill("A small model on our own data.");
  await page.getByRole("button", { name: "Keep this rating" }).click();
  await expect(page.getByText("Waits for confirmation")).toBeVisible();
}

/** The build record: five short answers in the words of the light path, two choices, and what was built. */
async function records({ page }: Worker) {
  const card = page.locator("#card-build-record");
  const said: Record<string, string> = {
    "Which data, from where, which version, are we allowed to use it, what is missing in it?":
      "Tickets of 2025, ours; no closed ones.",
    "What method, why this one, what simpler thing did you compare it with?": "Boosted trees; compared with age alone.",
    "Which measure, which limit did you fix before, what came out, on which data?":
      "Wait of the slowest tenth; 3 days; 2 days; May.",
    "Where is it wrong or weak, what could that do, and what do you do about it?":
      "New kinds come last; the desk reads all by noon.",
    "Where are code and configuration (commit), who else has read them, who can reach the running thing and what could they make it do?":
      "desk/order at 41fe2a; two colleagues; the desk only, and only the order.",
  };
  for (const [asked, answer] of Object.entries(said)) {
    await expect(card.getByText(asked)).toBeVisible();
    await card.getByRole("textbox", { description: asked }).fill(answer);
  }
  for (const group of await card.getByRole("radiogroup").all()) await group.getByRole("radio").first().check();
  const file = { name: "order-1.0.onnx", mimeType: "application/octet-stream", buffer: Buffer.from("weights") };
  await card.locator('input[type="file"]').setInputFiles(file);
  await expect(card.getByTitle(`sha256:${createHash("sha256").update(file.buffer).digest("hex")}`)).toBeVisible();
  await expectAccessible(page);
  await card.getByRole("button", { name: "Keep this card" }).click();
  await expect(card.getByText("Filled", { exact: true })).toBeVisible();
}

/** The go-live card, in the words of the light path. */
async function goesLive({ page }: Worker) {
  const card = page.locator("#card-go-live");
  const said: Record<string, string> = {
    "Who uses it and how do they know what it can and cannot do?": "The service desk; a line above the list says so.",
    "Which environment, and who gets in?": "The desk's own server; the desk and its two operators.",
    "What is looked at, how often, by whom, and from which value on does someone act?":
      "The longest wait, weekly, the desk lead, 4 days.",
    "How do you go back to what was before, and who may switch it off?": "A switch back to age; the desk lead.",
  };
  for (const [asked, answer] of Object.entries(said)) await card.getByRole("textbox", { description: asked }).fill(answer);
  await card.getByRole("button", { name: "Keep this card" }).click();
  await expect(card.getByText("Filled", { exact: true })).toBeVisible();
}

/** From the inbox to what waits there on this person, as soon as it does. */
async function sitsDown({ page }: Worker, what: string) {
  const waits = page.getByRole("row", { name: new RegExp(`${what}.*${NAME}`) });
  await expect(async () => {
    await page.goto("/inbox");
    await expect(waits).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 60_000 });
  await waits.getByRole("link").first().click();
  await page.waitForURL((url) => url.pathname !== "/inbox");
}

test("a low-tier model from registration to production, within the budget of the light path", async ({ browser }) => {
  test.setTimeout(480_000);
  const author = await worker(browser, "data-scientist");
  const secondLine = await worker(browser, "risk-officer-2");
  const owner = await worker(browser, "model-owner");
  const peer = await worker(browser, "validator");
  const releaser = await worker(browser, "data-scientist-2");
  let modelPage = "";

  await test.step("1 and 2, the author: the intake form and the rating, whose sentences also answer intake", async () => {
    await registers(author);
    modelPage = new URL(author.page.url()).pathname;
    await rates(author);
  });

  await test.step("3, the second line: one click; intake then asks for itself", async () => {
    await sitsDown(secondLine, "Confirm the tier");
    await expect(secondLine.page.getByText("Only the order of a list changes.")).toBeVisible();
    await clicks(secondLine, "Confirm low tier");
    await expect(secondLine.page.getByText("Takes the light path")).toBeVisible();
  });

  await test.step("the owner: I am the owner, one click", async () => {
    await sitsDown(owner, "Acknowledge");
    await clicks(owner, "I am the owner");
    await expect(owner.page.getByText(/Signed|in development/i).first()).toBeVisible();
  });

  await test.step("4 and 5, the author: the build record, then submitted and signed", async () => {
    await author.page.goto(`${modelPage}/checklist`);
    await records(author);
    await author.page.getByRole("link", { name: "Overview" }).click();
    await author.page.getByRole("button", { name: "Ask for validation" }).click();
    await provesAndSends(author, "data-scientist", "Submit and sign");
    await expect(author.page.getByRole("status").getByText(/Signed\./)).toBeVisible();
    expect(author.effort.typed.size, [...author.effort.typed].join("\n")).toBeLessThanOrEqual(12);
    expect([...author.effort.pages].length, [...author.effort.pages].join("\n")).toBeLessThanOrEqual(4);
  });

  await test.step("6, the peer: five ticks and two sentences, signed", async () => {
    await sitsDown(peer, "Validate");
    await peer.page.getByRole("button", { name: /^Sign…/ }).click();
    const dialog = peer.page.getByRole("dialog");
    for (const tick of [
      "I did not build this and do not answer to those who did.",
      "The purpose and the limits fit what the test shows.",
      "I looked at the data and the test myself",
      "A user can be told in one sentence why it says what it says.",
      "I see no reason to treat it as medium or high.",
    ])
      await dialog.getByLabel(tick).check();
    await dialog.getByLabel("What you looked at").fill("The May tickets and the order of one morning.");
    await dialog.getByLabel("What I would change or watch").fill("The wait of new kinds of tickets.");
    await expectAccessible(peer.page);
    await provesAndSends(peer, "validator", "Sign");
    await expect(peer.page.getByRole("status").getByText(/Signed\./)).toBeVisible();
  });

  await test.step("7, the owner accepts", async () => {
    await sitsDown(owner, "Sign as owner");
    await owner.page.getByRole("button", { name: /^Sign…/ }).click();
    await provesAndSends(owner, "model-owner", "Sign");
    await expect(owner.page.getByRole("status").getByText(/Signed\./)).toBeVisible();
  });

  await test.step("8, the go-live card, and the owner goes live", async () => {
    await author.page.goto(`${modelPage}/checklist`);
    await goesLive(author);
    await owner.page.goto(modelPage);
    await expect(owner.page.getByText("Approved · peer reviewed")).toBeVisible();
    await owner.page.getByRole("button", { name: "Ask for release" }).click();
    const dialog = owner.page.getByRole("dialog");
    await dialog.getByLabel("Environment").fill("desk");
    await dialog.getByRole("button", { name: "Ask and acknowledge" }).click();
    owner.effort.choices.add("goes live");
    await expect(owner.page.getByRole("status").getByText(/Asked\./)).toBeVisible();
  });

  await test.step("9, the release, by a colleague who wrote none of it", async () => {
    await sitsDown(releaser, "Release");
    await releaser.page.getByRole("button", { name: /^Sign…/ }).click();
    await provesAndSends(releaser, "data-scientist-2", "Sign");
    await expect(releaser.page.getByRole("status").getByText(/Signed\./)).toBeVisible();
    await releaser.page.goto(modelPage);
    await expect(releaser.page.getByText("In production").first()).toBeVisible();
  });

  const { pages, typed, choices, secrets } = together([author, secondLine, owner, peer, releaser].map(({ effort }) => effort));
  const spent = { pages: pages.size, typed, choices, secrets };
  expect(spent.pages, [...pages].join("\n")).toBeLessThanOrEqual(6);
  expect(spent.typed, JSON.stringify(spent)).toBeLessThanOrEqual(20);
  expect(spent.choices, JSON.stringify(spent)).toBeLessThanOrEqual(45);
  expect(spent.secrets).toBe(4);
});
