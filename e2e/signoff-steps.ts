// What the people of a journey do: answer what is theirs over REST, ask and sign in the browser.
import type { Browser, Locator, Page } from "@playwright/test";
import { type DemoPerson, emailOf, expect, PASSWORD, rest, signInAs } from "./fixtures.ts";
import { opens } from "./opens.ts";

export type Cast = Record<DemoPerson, Page>;
type Item = { controlId: string; role: string; done: boolean; byCountersign: boolean; intensity: string; gate: string | null };

const ANSWERS: Record<string, DemoPerson> = {
  data_scientist: "data-scientist",
  model_owner: "model-owner",
  validator: "validator",
  compliance_officer: "compliance-officer",
  risk_officer: "risk-officer-2",
};

/** Each person in a browser of their own. */
export async function castOf(browser: Browser, people: DemoPerson[]): Promise<Cast> {
  const cast: Partial<Cast> = {};
  for (const person of people) {
    const page = await (await browser.newContext()).newPage();
    await signInAs(page, person);
    cast[person] = page;
  }
  return cast as Cast;
}

/** Answers every control that is due at the gate but one, as the role that owns it, with a link that cannot change as evidence. */
export async function answersAll(cast: Cast, versionId: string, gate: string, butFor = "") {
  const { body } = await rest(cast["risk-officer"], "GET", `/versions/${versionId}/checklist?gate=${gate}`);
  for (const { controlId, role, done, byCountersign } of body.items as Item[]) {
    if (done || byCountersign || controlId === butFor) continue;
    const page = cast[ANSWERS[role] ?? "model-owner"];
    const at = `/versions/${versionId}/checklist/${controlId}`;
    const link = { url: `https://evidence.example/${controlId}`, title: controlId, fixedRevision: "1" };
    expect((await rest(page, "POST", `${at}/evidence`, link)).status, controlId).toBe(201);
    const answer = { status: "effective", note: "Done as the record says." };
    expect((await rest(page, "PUT", at, answer)).status, controlId).toBe(200);
  }
}

/** Types the proof of who signs, as far as the dialog asks for it. */
export async function proves(page: Page, person: DemoPerson) {
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByLabel("Your password")).toBeVisible();
  const statement = dialog.getByLabel("I accept this, once");
  if (await statement.isVisible()) await statement.check();
  const email = dialog.getByLabel("Your e-mail");
  if (await email.isVisible()) await email.fill(emailOf(person));
  await dialog.getByLabel("Your password").fill(PASSWORD);
}

export type Said = { who: string; role: string; meaning: string; what: string; hash: string; next: string };

/** Before a secret is asked for the dialog says who signs what, as what, over which bytes, and what the signature brings about. */
export async function expectSaid(dialog: Locator, { who, role, meaning, what, hash, next }: Said) {
  const value = (name: RegExp) =>
    dialog
      .locator("dl > div")
      .filter({ has: dialog.page().locator("dt", { hasText: name }) })
      .locator("dd");
  await expect(value(/^You$/)).toHaveText(who);
  await expect(value(/^Role$/)).toHaveText(role);
  await expect(value(/^Meaning/)).toHaveText(meaning);
  await expect(value(/^Name and version$/)).toHaveText(what);
  await expect(value(/^Dossier/).getByTitle(hash, { exact: true })).toBeVisible();
  await expect(dialog.getByText(/^Once you sign: /)).toHaveText(`Once you sign: ${next}`);
}

/** Asks for the next stage on the page of the model, and signs in the same step where the dialog offers it. */
export async function asksFor(cast: Cast, person: DemoPerson, modelId: string, stage: string) {
  const page = cast[person];
  await page.goto(`/models/${modelId}`);
  const dialog = await opens(page, () => page.getByRole("button", { name: `Ask for ${stage}` }).click());
  const send = dialog.getByRole("button", { name: /^(Ask|Submit and sign|Ask and acknowledge)$/ });
  // The frame of a dialog shows before its fields do, and a fast hand must not take them for left out.
  await expect(send).toBeVisible();
  if (await dialog.getByLabel("Your password").isVisible()) await proves(page, person);
  await send.click();
  await expect(page.getByRole("status").getByText(/^(Asked|Signed)\./)).toBeVisible();
}

export type Open = { id: string; meaning: string };

/** The open sign-offs of a model, by meaning. */
export async function openAt(cast: Cast, modelId: string): Promise<Record<string, string>> {
  const { body } = await rest(cast["risk-officer"], "GET", "/signoffs?view=open&limit=200");
  const mine = (body.items as (Open & { modelId: string })[]).filter((row) => row.modelId === modelId);
  return Object.fromEntries(mine.map(({ meaning, id }) => [meaning, id]));
}

/** Reads the sign-off at the desk and signs it with the key S; an acknowledgement is one click. `promises` is what is said before. */
export async function signs(cast: Cast, person: DemoPerson, signoffId: string, says: RegExp, promises = /^Once you sign: /) {
  const page = cast[person];
  await page.goto(`/sign-offs/${signoffId}`);
  const acknowledge = page.getByRole("button", { name: "I am the owner" });
  if (await acknowledge.isVisible()) await acknowledge.click();
  else {
    const dialog = await opens(page, () => page.keyboard.press("s"));
    await expect(dialog.getByText(promises)).toBeVisible();
    await proves(page, person);
    await dialog.getByRole("button", { name: "Sign", exact: true }).click();
  }
  await expect(page.getByRole("status").getByText(says)).toBeVisible();
}

/** Tries to sign by calling REST directly; gives the status and the rules that were named. */
export async function forces(cast: Cast, person: DemoPerson, signoffId: string) {
  const { body: read } = await rest(cast[person], "GET", `/signoffs/${signoffId}`);
  const decision = {
    decision: "sign",
    dossierHash: read.dossierHash,
    email: emailOf(person),
    secret: PASSWORD,
    statementAccepted: 1,
  };
  const { status, body } = await rest(cast[person], "POST", `/signoffs/${signoffId}/decision`, decision);
  return { status, rules: (body.reasons as { code: string; message: string }[]).map(({ code }) => code) };
}
