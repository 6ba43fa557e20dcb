// The content security policy, tried: what somebody wrote runs nowhere, and a page that would break the policy fails its journey.
import { expect, faultsSoFar, rest, signInAs, test } from "./fixtures.ts";

const HTML = [
  "<script>window.ran=1</script>",
  "<img src=x onerror=window.ran=1>",
  '<a href="javascript:window.ran=1">a</a>',
  "<svg/onload=window.ran=1>",
  "<iframe srcdoc='<script>parent.ran=1</script>'></iframe>",
  "<form action=https://evil.example><button>a</button></form>",
  "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=window.ran=1&gt;'>",
  "<a id=location name=location>a</a>",
];
const MARKDOWN = [
  "[a](javascript:window.ran=1)",
  "[a](data:text/html,window.ran=1)",
  "[a](&#106;avascript:window.ran=1)",
  "![a](https://evil.example/a.png)",
  "&lt;script&gt;window.ran=1&lt;/script&gt;",
  "{{constructor.constructor('window.ran=1')()}}",
];
const PAYLOADS = [...HTML, ...MARKDOWN].join("\n\n");

test("what somebody writes as documentation, name or note is shown as text and runs nowhere", async ({ page }) => {
  await signInAs(page, "data-scientist");
  const unit = (await rest(page, "GET", "/models?limit=1")).body.items[0].businessUnit.id;
  const model = await rest(page, "POST", "/models", {
    name: `Shown as text ${PAYLOADS.slice(0, 200)}`.replaceAll("\n", " "),
    purpose: PAYLOADS,
    intendedUse: PAYLOADS,
    limitations: PAYLOADS,
    notes: PAYLOADS,
    kind: "ml",
    domain: "other",
    businessUnit: unit,
  });
  expect(model.status).toBe(201);
  const { id, currentVersionId } = model.body;
  const { body } = await rest(page, "GET", `/versions/${currentVersionId}`);
  const documented = (text: string) => ({
    revision: body.revision,
    documentation: [{ key: "purpose", title: text.slice(0, 150), text }],
  });
  expect((await rest(page, "PATCH", `/versions/${currentVersionId}`, documented(HTML.join(" ")))).status).toBe(422);
  expect((await rest(page, "PATCH", `/versions/${currentVersionId}`, documented(MARKDOWN.join(" ")))).status).toBe(200);

  const outside: string[] = [];
  page.on("request", (request) => /evil\.example/.test(request.url()) && outside.push(request.url()));
  for (const path of [
    "",
    "/edit",
    "/history",
    "/versions",
    `/versions/${currentVersionId}`,
    `/versions/${currentVersionId}/edit`,
    "/links",
  ]) {
    await page.goto(`/models/${id}${path}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    expect(await page.evaluate(() => "ran" in window), path).toBe(false);
    const marked =
      "main :is(script:not([nonce]), iframe, svg[onload], img[src='x'], a[href^='javascript'], form[action*='evil'])";
    expect(await page.locator(marked).count(), path).toBe(0);
  }
  expect(outside).toEqual([]);
});

test("a script without the nonce of its page does not run, and the journey that met it is told", async ({ browser }) => {
  const page = await (await browser.newContext()).newPage();
  await page.goto("/sign-in");
  await page.evaluate(() => {
    const picture = document.createElement("img");
    picture.setAttribute("onerror", "window.ran=1");
    picture.src = "data:,";
    document.body.append(picture);
  });
  const seen: string[] = [];
  await expect
    .poll(() => seen.push(...faultsSoFar()) && seen.some((fault) => fault.startsWith("policy violated: script-src-attr inline")))
    .toBe(true);
  expect(await page.evaluate(() => "ran" in window)).toBe(false);
  await page.context().close();
  faultsSoFar();
});
