// The review desk: returned, mended and asked again, signed with a condition, taken back, voided, refused, withdrawn, raced for.
import type { Page } from "@playwright/test";
import { addsDataset, answers, comments, finds, keepsInSight, leaves, mendsField, says, showsChanges } from "./desk-steps.ts";
import { emailOf, expect, expectAccessible, PASSWORD, rest, test } from "./fixtures.ts";
import { rated, registered } from "./model-steps.ts";
import { answersAll, asksFor, type Cast, castOf, openAt, proves } from "./signoff-steps.ts";

const NAME = "Parcel claim triage of the desk";
const OLD = "New kinds of complaints come last.";
const NEW = "New kinds of complaints come last; letters by hand are not read.";
const LETTERS = { name: "Letters", version: "2025", digest: `sha256:${"b".repeat(64)}`, classification: "internal" };

let cast: Cast;
let modelId: string;
let versionId: string;

test.describe.configure({ mode: "serial" });

test.beforeAll(async ({ browser }) => {
  test.setTimeout(240_000);
  cast = await castOf(browser, [
    "data-scientist",
    "model-owner",
    "validator",
    "compliance-officer",
    "risk-officer",
    "risk-officer-2",
  ]);
  ({ modelId, versionId } = await registered(cast, NAME));
  await rated(cast, versionId, "high");
  await answersAll(cast, versionId, "G0");
});

const desk = async (page: Page, meaning: string) => {
  const id = (await openAt(cast, modelId))[meaning];
  expect(id, `${meaning} is open`).toBeDefined();
  await page.goto(`/sign-offs/${id}`);
};
const decides = (page: Page, how: string) => page.getByRole("button", { name: new RegExp(`^${how}…`) }).click();
const button = (page: Page, name: string) => page.getByRole("dialog").getByRole("button", { name, exact: true });

const mends = (field: string, text: string) => mendsField(cast["data-scientist"], modelId, field, text);

test("returned with a reason: the author sees it, mends it and asks again", async () => {
  await asksFor(cast, "data-scientist", modelId, "development");
  const reviewer = cast["compliance-officer"];
  await desk(reviewer, "compliance_reviewed");
  await expect(reviewer.getByText("First review: read in this order")).toBeVisible();
  await expectAccessible(reviewer);
  await leaves(reviewer, "Limits", "Which letters");
  await comments(reviewer, "Limits", " does it not read?");
  await expect(reviewer.getByRole("navigation", { name: "On this page" }).getByText("open comment")).toHaveCount(1);
  await expectAccessible(reviewer);
  await decides(reviewer, "Return");
  await reviewer.getByLabel("What has to be answered or changed").fill("Say what it cannot read.");
  await proves(reviewer, "compliance-officer");
  await expectAccessible(reviewer);
  await button(reviewer, "Return 1.0").click();
  await says(reviewer, "Returned. Its people are told.");
  const author = cast["data-scientist"];
  await author.goto(`/models/${modelId}/sign-offs`);
  await expect(author.getByText("Say what it cannot read.").first()).toBeVisible();
  await expect(author.getByRole("list", { name: "Comments on Limits" })).toContainText("Which letters does it not read?");
  await answers(author, "Limits", "Letters by hand.");
  await expect(author.getByRole("button", { name: "Answered, settle it" })).toHaveCount(0);
  await expectAccessible(author);
  await mends("Limits", NEW);
  await addsDataset(author, versionId, LETTERS);
  await asksFor(cast, "data-scientist", modelId, "development");
});

test("the reviewer sees what changed since they returned it, field by field, old and new", async () => {
  const reviewer = cast["compliance-officer"];
  await desk(reviewer, "compliance_reviewed");
  await expect(reviewer.getByText("Changed since you returned it")).toBeVisible();
  await showsChanges(reviewer, [OLD, NEW], LETTERS);
  const changed = reviewer.locator("#changed-model");
  await expect(changed.getByText("Limits", { exact: true })).toBeVisible();
  await expect(changed).toContainText("letters by hand are not read");
  await expect(changed.locator("ins").first()).toContainText("letters by hand");
  // What was said in the round before stands at the change, once.
  await expect(reviewer.getByRole("list", { name: "Comments on Limits" })).toHaveCount(1);
  await expect(changed).toContainText("beside an earlier dossier");
  await changed.getByRole("button", { name: "Answered, settle it" }).click();
  await says(reviewer, "Settled. It stays to be read.");
  await expect(changed.getByText("2 comments, settled by Demo compliance officer")).toBeVisible();
  await finds(reviewer, "letters by hand");
  await expectAccessible(reviewer);
  await keepsInSight(reviewer);
});

test("a wrong password is refused, and what was typed is still there", async () => {
  const reviewer = cast["compliance-officer"];
  await decides(reviewer, "Sign with conditions");
  const dialog = reviewer.getByRole("dialog");
  await expect(button(reviewer, "Sign")).toBeInViewport({ ratio: 1 });
  await expect(dialog.getByText("Leave it empty for: no objection under the conditions listed")).toBeVisible();
  await dialog.getByLabel("What has to be done").fill("Count the letters nobody read, each month.");
  await dialog.getByLabel("Who", { exact: true }).fill("Demo model owner");
  await dialog.getByRole("option", { name: /Demo model owner/ }).click();
  await dialog.getByLabel("Due").fill("2031-02-28");
  await dialog.getByLabel("What you found").fill("no objection but one");
  await proves(reviewer, "compliance-officer");
  await dialog.getByLabel("Your password").fill("not my password");
  await button(reviewer, "Sign").click();
  await expect(dialog.getByText("The signature was not given")).toBeVisible();
  await expectAccessible(reviewer);
  await expect(dialog.getByLabel("What has to be done")).toHaveValue("Count the letters nobody read, each month.");
  await expect(dialog.getByLabel("What you found")).toHaveValue("no objection but one");
  await expect(dialog.getByLabel("Due")).toHaveValue("2031-02-28");
  await proves(reviewer, "compliance-officer");
  await button(reviewer, "Sign").click();
  await says(reviewer, /^Signed\. /);
});

test("a signer takes back the own signature; it stays to be read, with why", async () => {
  const reviewer = cast["compliance-officer"];
  await reviewer.goto(`/models/${modelId}/sign-offs`);
  await expect(reviewer.getByText("Count the letters nobody read, each month.")).toBeVisible();
  await reviewer.getByRole("button", { name: "Take back my signature" }).click();
  await reviewer.getByRole("dialog").getByLabel("Why").fill("The month is too long.");
  await button(reviewer, "Take it back").click();
  await says(reviewer, "Taken back.");
  await expect(reviewer.getByText("Withdrawn: The month is too long.")).toBeVisible();
  await expectAccessible(reviewer);
});

const signs = async (page: Page, person: "compliance-officer" | "risk-officer" | "risk-officer-2", meaning: string) => {
  await desk(page, meaning);
  await decides(page, "Sign");
  await proves(page, person);
};

test("a material edit voids what was signed, and says which field and by whom", async () => {
  const reviewer = cast["compliance-officer"];
  await signs(reviewer, "compliance-officer", "compliance_reviewed");
  await button(reviewer, "Sign").click();
  await says(reviewer, /^Signed\. /);
  await mends("Purpose", "Orders claims about parcels so that the urgent ones are read first.");
  await reviewer.goto(`/models/${modelId}/sign-offs`);
  await expect(reviewer.getByText(/Void: Purpose changed by Demo data scientist: .* void/).first()).toBeVisible();
  expect(await openAt(cast, modelId)).toEqual({});
});

test("refused: asking again needs a different dossier", async () => {
  await asksFor(cast, "data-scientist", modelId, "development");
  const reviewer = cast["compliance-officer"];
  await desk(reviewer, "compliance_reviewed");
  await decides(reviewer, "Refuse");
  await reviewer.getByLabel("Why not").fill("Claims about parcels are decided by law.");
  await proves(reviewer, "compliance-officer");
  await button(reviewer, "Refuse 1.0").click();
  await says(reviewer, "Refused.");
  const again = await rest(cast["data-scientist"], "POST", `/versions/${versionId}/transitions`, { to: "in_development" });
  expect(again.status).toBe(409);
  await mends("Limits", `${NEW} The law on parcels is not read either.`);
  await asksFor(cast, "data-scientist", modelId, "development");
});

test("whoever asked takes back the request, and nothing of it is open any more", async () => {
  const author = cast["data-scientist"];
  await author.goto(`/models/${modelId}/sign-offs`);
  await author.getByRole("button", { name: "Withdraw the request" }).click();
  await author.getByRole("dialog").getByLabel("Why").fill("Too early.");
  await button(author, "Withdraw the request").click();
  await says(author, "Withdrawn.");
  expect(await openAt(cast, modelId)).toEqual({});
});

test("two people sign at the same moment: one signature counts, the other is told", async () => {
  await asksFor(cast, "data-scientist", modelId, "development");
  const reviewer = cast["compliance-officer"];
  await signs(reviewer, "compliance-officer", "compliance_reviewed");
  await button(reviewer, "Sign").click();
  await says(reviewer, /^Signed\. /);
  const officers = ["risk-officer", "risk-officer-2"] as const;
  for (const person of officers) await signs(cast[person], person, "accepted_for_development");
  await Promise.all(officers.map((person) => button(cast[person], "Sign").click()));
  const ended = (person: (typeof officers)[number]) => {
    const signed = cast[person].getByRole("status").getByText(/^Signed\. /);
    const told = cast[person].getByRole("dialog").getByText("This sign-off is signed already.");
    return { signed, either: signed.or(told) };
  };
  for (const person of officers) await expect(ended(person).either).toBeVisible();
  const winners = await Promise.all(officers.map((person) => ended(person).signed.isVisible()));
  expect(winners.toSorted()).toEqual([false, true]);
  const { body } = await rest(cast.validator, "GET", `/models/${modelId}`);
  expect(body.approval).toBe("open");
});

test("nobody signs as somebody else", async () => {
  const { responsible = "" } = await openAt(cast, modelId);
  const officer = cast["risk-officer"];
  const { body: read } = await rest(officer, "GET", `/signoffs/${responsible}`);
  const forged = { decision: "sign", dossierHash: read.dossierHash, email: emailOf("model-owner"), secret: PASSWORD };
  expect((await rest(officer, "POST", `/signoffs/${responsible}/decision`, forged)).status).toBe(409);
});
