// What a newcomer meets in the first minute: somebody to sign in as, and pages that tell a story and shut nobody out.
import { expect, expectAccessible, rest, signInAs, test } from "./fixtures.ts";

test("the gallery of components, for whoever builds pages, is not there in production", async ({ page }) => {
  expect((await page.goto("/components"))?.status()).toBe(404);
});

test("a model says what blocks it, and every tab of it opens", async ({ page }) => {
  await signInAs(page, "model-owner");
  await page.goto("/models?q=Candidate");
  await page.getByRole("link", { name: "Candidate CV ranking" }).click();
  await expect(page.getByText("4 things are missing")).toBeVisible();
  const address = new URL(page.url()).pathname;
  for (const tab of ["", "/risk", "/checklist", "/sign-offs", "/history"]) {
    const response = await page.goto(`${address}${tab}`);
    expect(response?.status(), tab).toBe(200);
    await test.step(`tab ${tab}`, () => expectAccessible(page));
  }
});

test("the owner who signs as risk officer by calling REST directly is refused with the rule", async ({ page }) => {
  await signInAs(page, "model-owner");
  const { body: found } = await rest(page, "GET", "/models?q=Sepsis");
  const { body: version } = await rest(page, "GET", `/versions/${found.items[0].version.id}`);
  await page.goto(`/models/${found.items[0].id}/sign-offs`);
  const { body: queue } = await rest(page, "GET", "/signoffs?view=open&limit=100");
  const open = queue.items.find(
    (row: { modelId: string; meaning: string }) => row.modelId === found.items[0].id && row.meaning === "approved",
  );
  const decision = { decision: "sign", dossierHash: version.dossierHash, secret: "countersign-demo", statementAccepted: 1 };
  const answer = await rest(page, "POST", `/signoffs/${open.id}/decision`, decision);
  expect(answer.status).toBe(409);
  expect(answer.body.reasons.map((reason: { code: string }) => reason.code)).toContain("SD-2");
});

test("the desk says what was answered to a control and opens its file, without leaving the desk", async ({ page }) => {
  await signInAs(page, "risk-officer");
  const { body: found } = await rest(page, "GET", "/models?q=Sepsis");
  const { body: queue } = await rest(page, "GET", "/signoffs?view=open&limit=200");
  const open = queue.items.find((row: { modelId: string; meaning: string }) => row.modelId === found.items[0].id);
  await page.goto(`/sign-offs/${open.id}`);
  const checklist = page.locator("#section-checklist");
  await expect(checklist.getByText(/^Countersign checked this:/).first()).toBeVisible();
  const file = checklist.locator('a[href*="/api/v1/evidence/"]').first();
  await expect(file).toHaveText(/\w/);
  const answer = await page.request.get((await file.getAttribute("href")) ?? "");
  expect(answer.status()).toBe(200);
  await expectAccessible(page);
});
