// A page of somebody else that holds a sandboxed frame: what is sent from there comes from the origin "null".
import { createServer, type IncomingHttpHeaders, request } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, Cookie } from "@playwright/test";
import { expect, faultsSoFar, here, rest, signInAs, test } from "./fixtures.ts";

/** Where the answer is to be shown; what takes the place of the whole page travels with cookies that no frame of another site gets. */
type Target = "_self" | "_top";

/** A form that sends itself from a sandboxed frame to REST, as the text it takes for JSON. */
const frame = (to: string, name: string, target: Target) => {
  const record = { name, purpose: "Nobody asked for it.", kind: "rules", domain: "other" };
  const field = JSON.stringify({ ...record, note: "=" }).replace('="}', "");
  const form = `<form method="post" enctype="text/plain" target="${target}" action="${to}"><input name='${field}' value='"}'></form>`;
  const page = `${form}<script>document.forms[0].submit()</script>`;
  return `<!doctype html><iframe sandbox="allow-forms allow-scripts allow-top-navigation" srcdoc="${page.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}"></iframe>`;
};

type Sent = { status: number; origin: string | undefined; cookie: boolean };

/** A page at 127.0.0.1, another site than localhost; what is sent from it to localhost is handed on to the product as it came. A browser does not tell of an answer that it may not show in a frame. */
async function elsewhere(name: string, target: Target) {
  let told: (sent: Sent) => void;
  const sent = new Promise<Sent>((resolve) => {
    told = resolve;
  });
  const product = new URL(here().url);
  const server = createServer((asked, answer) => {
    if (asked.method === "GET") {
      const { port } = server.address() as AddressInfo;
      answer.setHeader("content-type", "text/html");
      answer.end(frame(`http://localhost:${port}/api/v1/models`, name, target));
      return;
    }
    const headers: IncomingHttpHeaders = { ...asked.headers, host: product.host };
    const onward = request(new URL(asked.url ?? "/", product), { method: asked.method, headers }, (answered) => {
      const { origin, cookie } = asked.headers;
      told({ status: answered.statusCode ?? 0, origin, cookie: cookie?.includes("session") ?? false });
      answer.writeHead(answered.statusCode ?? 500, answered.headers);
      answered.pipe(answer);
    });
    asked.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  const end = () => {
    server.closeAllConnections();
    server.close();
  };
  return { page: `http://127.0.0.1:${port}/`, sent, end };
}

/** What the product answers to the frame, in a browser that holds these cookies, and what the browser sent. */
async function sentFromFrame(browser: Browser, cookies: Cookie[], name: string, target: Target): Promise<Sent> {
  const other = await elsewhere(name, target);
  const context = await browser.newContext();
  await context.addCookies(cookies);
  await (await context.newPage()).goto(other.page);
  const sent = await other.sent;
  await context.close();
  other.end();
  // That the answer may not stand in a frame is told as a violation of its policy.
  faultsSoFar();
  return sent;
}

test("a sandboxed frame of another site changes nothing: the cookie stays behind, and where it came along the origin gives it away", async ({
  browser,
  page,
}) => {
  await signInAs(page, "data-scientist");
  const name = `Framed ${Date.now()}`;
  const cookies = await page.context().cookies();
  const stayed = { status: 401, origin: "null", cookie: false };
  expect(await sentFromFrame(browser, cookies, name, "_self")).toEqual(stayed);
  expect(await sentFromFrame(browser, cookies, name, "_top")).toEqual(stayed);
  const lax = cookies.map((cookie) => ({ ...cookie, sameSite: "None" as const, secure: true }));
  expect(await sentFromFrame(browser, lax, name, "_top")).toEqual({ status: 403, origin: "null", cookie: true });
  expect((await rest(page, "GET", `/models?q=${encodeURIComponent(name)}`)).body.items).toEqual([]);
});
