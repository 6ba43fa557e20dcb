// What a hand does on the way of a journey, whichever it is.

import { report, rowOf } from "./checklist-steps.ts";
import { says } from "./desk-steps.ts";
import { type DemoPerson, emailOf, expect, PASSWORD, rest } from "./fixtures.ts";
import type { Hand } from "./hand.ts";
import { QUESTIONS } from "./rating-steps.ts";
import { answersAll, type Cast, expectSaid, type Said } from "./signoff-steps.ts";

/** From the list to the page of a new model, with what a record needs to begin. */
export async function registers(hand: Hand, name: string) {
  const { page } = hand;
  await hand.goes("Models");
  await hand.presses(page.getByRole("link", { name: "Register model" }).first());
  await hand.types(page.getByLabel("Name", { exact: true }), name);
  await hand.types(page.getByLabel("Purpose", { exact: true }), "Says how long a queue will be.");
  await hand.chooses(page.getByLabel("Kind", { exact: true }), "Machine learning");
  await hand.chooses(page.getByLabel("Domain", { exact: true }), "Other");
  await hand.ticks(page.getByRole("checkbox", { name: "UK" }));
  await hand.finds(page.getByRole("combobox", { name: "Business unit" }), "Group IT", /Group IT/);
  await hand.finds(page.getByRole("combobox", { name: "Owner" }), "model owner", /Demo model owner/);
  await hand.picks(page.getByRole("radiogroup", { name: "Data about people" }), "No");
  await hand.presses(page.getByRole("button", { name: "Register model" }));
  await page.waitForURL(/\/models\/[0-9a-f-]{36}$/);
}

/** Takes what the facts suggest, answers the rest, says why, and keeps it. */
export async function ratesAll(hand: Hand) {
  const { page } = hand;
  await hand.presses(page.getByRole("button", { name: /^Take all \d suggestions$/ }));
  for (const id of QUESTIONS) {
    const question = page.getByRole("radiogroup", { name: new RegExp(`^${id} `) });
    if ((await question.getByRole("radio", { checked: true }).count()) === 0) await hand.picks(question, /^1 ·/);
  }
  await hand.types(page.getByLabel("Why the impact is what it is"), "Only the order of a list changes.");
  await hand.types(page.getByLabel("Why the vulnerability is what it is"), "A small model on our own data.");
  await hand.presses(page.getByRole("button", { name: "Keep this rating" }));
}

/** The control that is left to whoever submits. */
const LEFT = "CC-DEV-01";

/** Names what was built, and answers what is asked before it may be validated, but for one control. */
export async function builds(cast: Cast, versionId: string) {
  const author = cast["data-scientist"];
  const { revision } = (await rest(author, "GET", `/versions/${versionId}`)).body;
  const artefact = { artifactUri: "s3://models/parcels/1", artifactDigest: `sha256:${"e".repeat(64)}`, revision };
  expect((await rest(author, "PATCH", `/versions/${versionId}`, artefact)).status).toBe(200);
  await answersAll(cast, versionId, "G1", LEFT);
}

/** Answers a control of the checklist and attaches the file that shows it. */
async function answersControl(hand: Hand, controlId: string) {
  const control = rowOf(hand.page, controlId);
  await hand.presses(control.locator("summary").first());
  await hand.picks(control.getByRole("radiogroup", { name: /^Is the control effective/ }), "Effective");
  await hand.types(control.getByLabel("How, or why it does not apply"), "Trained twice with the same result.");
  await hand.presses(control.getByRole("button", { name: "Keep this answer" }));
  await expect(control.getByText("Answered, not done")).toBeVisible();
  await hand.gives(control.getByLabel(/Evidence for/), report);
  await expect(control.getByText("Done", { exact: true })).toBeVisible();
}

/** Does what is left, asks for the validation, and signs as the author in the same step. */
export async function submits(author: Hand, modelId: string) {
  await author.opens(`/models/${modelId}/checklist`);
  await answersControl(author, LEFT);
  await author.opens(`/models/${modelId}`);
  await author.answers(author.page.getByRole("button", { name: "Ask for validation" }), "Submit and sign", () =>
    proves(author, "data-scientist"),
  );
}

/** Signs at the desk, after it was read what is signed. */
export async function signs(hand: Hand, person: DemoPerson, said: Omit<Said, "hash">) {
  const { pathname } = new URL(hand.page.url());
  const { dossierHash } = (await rest(hand.page, "GET", pathname.replace("sign-offs", "signoffs"))).body;
  await hand.answers(hand.page.getByRole("button", { name: /^Sign…/ }), "Sign", async (dialog) => {
    await expectSaid(dialog, { ...said, hash: dossierHash });
    await proves(hand, person);
  });
}

/** Asks for the next stage on the page of the model. */
export async function asks(hand: Hand, stage: string) {
  await hand.answers(hand.page.getByRole("button", { name: `Ask for ${stage}` }), "Ask");
  await says(hand.page, /^Asked\./);
}

/** Types the proof of who decides into the dialog, as far as it asks for it. */
export async function proves(hand: Hand, person: DemoPerson) {
  const dialog = hand.page.getByRole("dialog");
  await expect(dialog.getByLabel("Your password")).toBeVisible();
  const statement = dialog.getByLabel("I accept this, once");
  if (await statement.isVisible()) await hand.ticks(statement);
  const email = dialog.getByLabel("Your e-mail");
  if (await email.isVisible()) await hand.types(email, emailOf(person));
  await hand.types(dialog.getByLabel("Your password"), PASSWORD);
}

/** Says what the two columns of the file become, and keeps it. */
export async function makesMapping(hand: Hand, source: string) {
  const { page } = hand;
  await expect(page.getByRole("heading", { name: "What the file says" })).toBeVisible({ timeout: 60_000 });
  await hand.chooses(page.getByLabel(`Key ${source} becomes`), "Id in the source");
  await hand.chooses(page.getByLabel("Called becomes"), "Name");
  await hand.types(page.getByLabel("Name of the mapping"), source);
  await hand.types(page.getByLabel("Title", { exact: true }), `Letters, ${source}`);
  await hand.types(page.getByLabel("Whose records these are"), source);
  await hand.presses(page.getByRole("button", { name: "Keep the mapping" }));
  await expect(page.getByText(`Read by: Letters, ${source}`)).toBeVisible();
}
