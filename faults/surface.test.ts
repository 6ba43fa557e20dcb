// Every address of the product, asked for as an attacker asks: without a session, with another's role, past the frame of the page, and
// as a request that Next would make of itself. The product believes it is served over https.
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { crowdOf, type People, ROLES } from "./crowd";
import { anyOf, descriptionOf } from "./described";
import { FORMS } from "./forms";
import { functionOf } from "./functions";
import { knownTo } from "./known";
import { ownerOf } from "./outside";
import { sharedDemonstration } from "./product";
import { type Access, ROUTES, SERVER_FUNCTIONS } from "./routes";
import { secretsOf } from "./secrets";
import { aSlowClient, type Received, send } from "./wire";

const ORIGIN = "https://governance.bank.example";
const { product } = sharedDemonstration({ NEXTAUTH_URL: ORIGIN });
const manifest = (name: string) => JSON.parse(readFileSync(`.next/${name}`, "utf8"));

let slowClient: Promise<void>;
let people: People;
let known: Map<string, string[]>;
beforeAll(async () => {
  slowClient = aSlowClient(product().url);
  people = await crowdOf(product().url, ORIGIN);
  known = await knownTo(product().url, await descriptionOf(product().url), people);
});

const get = (path: string, headers: Record<string, string> = {}) => send(product().url, { method: "GET", path, headers });
const filled = (route: string) => route.replace(/[[{](?:\.\.\.)?(\w+)[\]}]/g, (_, name: string) => known.get(name)?.[0] ?? "x");
const routesOf = (...kinds: Access[]) => Object.keys(ROUTES).filter((route) => kinds.includes(ROUTES[route] ?? "internal"));

/** Words of the demonstration that nobody may read without being somebody: models, units and people. */
const DATA = /Sepsis|Candidate CV|Demo [a-z]+|@demo\.example|Northbank/;
const saysNothing = ({ text, headers }: Received) => !DATA.test(text) && !DATA.test(String(headers.location));

describe("the inventory of routes", () => {
  test("every route of the build is in the table, with who may come to it, and no other is", () => {
    const built = Object.values<string>(manifest("app-path-routes-manifest.json"));
    expect(built.sort()).toEqual(Object.keys(ROUTES).sort());
  });

  test("the only function of the server that a browser may call is the one door of forms", () => {
    const { node, edge } = manifest("server/server-reference-manifest.json");
    const names = Object.values<{ exportedName: string }>(node).map(({ exportedName }) => exportedName);
    expect({ names, edge }).toEqual({ names: SERVER_FUNCTIONS, edge: {} });
  });
});

describe("without a session", () => {
  test.each(Object.keys(FORMS))("no page is handed out %s", async (form) => {
    for (const route of routesOf("session", "session or key")) {
      const [path, headers] = FORMS[form]?.(filled(route)) ?? ["", {}];
      const answer = await get(path, headers);
      expect(saysNothing(answer), path).toBe(true);
      // A page that is sent on by its script says so in its body; nothing of the page itself comes before.
      if (answer.status === 200) expect(answer.text, path).toMatch(/NEXT_REDIRECT|\/api\/auth\/signin|NEXT_HTTP_ERROR/);
      else expect([307, 308, 401, 404], path).toContain(answer.status);
    }
  });

  test("no operation of the API answers anything but 401, except for what needs none", async () => {
    const { operations } = await descriptionOf(product().url);
    for (const { method, path } of operations) {
      const answer = await send(product().url, { method, path: `/api/v1${filled(path)}` });
      expect({ path, status: answer.status }).toEqual({ path, status: 401 });
    }
  });
});

describe("with a session of another role", () => {
  test.each([
    ["data-scientist", /^\/(admin|imports)(\/|$)|^\/audit(\/verification)?$/],
    ["validator", /^\/(admin|imports)(\/|$)|^\/audit(\/verification)?$/],
    ["auditor", /^\/(admin\/grants|imports|models\/new)(\/|$)/],
    ["admin", /^\/(models\/new|ratings\/reviews)$/],
  ])("the %s finds no page that is not for them", async (name, closed) => {
    const headers = people.get(`session ${name}`) ?? {};
    for (const route of routesOf("session").filter((one) => closed.test(one))) {
      const answer = await get(filled(route), headers);
      const found = answer.status === 200 && !/NEXT_HTTP_ERROR_FALLBACK;404|NEXT_REDIRECT/.test(answer.text);
      expect({ route, found }).toEqual({ route, found: false });
    }
  });
});

test("no answer to anybody holds a secret: no hash of a password, key, session or link, no salt, no commitment's salt", async () => {
  const secrets = await secretsOf(ownerOf(product()));
  expect(secrets.length).toBeGreaterThan(20);
  const { operations } = await descriptionOf(product().url);
  // Sessions are named by the hash of their token: one's own are listed under it, and it opens nothing.
  const open = operations.filter(({ method, id }) => method === "GET" && id !== "listMySessions");
  const answered = new Set<string>();
  for (const name of ROLES)
    for (const { id, path, inQuery } of open) {
      const needed = inQuery.flatMap(({ name: field, required, schema }) => (required ? `?${field}=${anyOf(schema)}` : []));
      const { status, text } = await get(`/api/v1${filled(path)}${needed.join("")}`, people.get(`key ${name}`));
      if (status === 200) answered.add(id);
      expect({ path, told: secrets.filter((secret) => secret.length > 8 && text.includes(secret)) }).toEqual({ path, told: [] });
    }
  // A demonstration has made no export and keeps no file whose import has not begun.
  expect(open.map(({ id }) => id).filter((id) => !answered.has(id))).toEqual(["getExport", "previewImport"]);
});

test("headers: every kind of address says what may run, be framed and be kept, and where https was spoken, that it stays so", async () => {
  const file = manifest("build-manifest.json").rootMainFiles[0];
  const session = people.get("session risk-officer") ?? {};
  const places = [
    "/models",
    "/sign-in",
    "/nowhere",
    "/api/v1/models",
    "/api/v1/nowhere",
    "/api/health",
    "/api/docs",
    "/icon.svg",
  ];
  const asked = [
    ...places,
    "/api/auth/signin",
    "/api/openapi.json",
    `/_next/${file}`,
    "/models/",
    "/%ff",
    "/_next/static/nowhere.js",
  ];
  for (const path of asked) {
    const { headers, status } = await get(path, { ...session, "x-forwarded-proto": "https" });
    expect({ path, status, sniff: headers["x-content-type-options"] }).toEqual({ path, status, sniff: "nosniff" });
    expect(headers["x-powered-by"], path).toBeUndefined();
    expect(headers["access-control-allow-origin"], path).toBeUndefined();
    expect(headers["strict-transport-security"], path).toMatch(/max-age=63072000/);
    expect(headers["referrer-policy"], path).toMatch(/^(no-referrer|same-origin)$/);
    if (path.startsWith("/_next/static/chunks/")) expect(headers["cache-control"]).toBe("public, max-age=31536000, immutable");
    if (path.startsWith("/_next/static/") || path === "/icon.svg") continue;
    expect(headers["cache-control"], path).toMatch(/no-store/);
    expect(headers["content-security-policy"], path).toMatch(/frame-ancestors 'none'/);
  }
  const { headers } = await get("/models", session);
  const policy =
    /script-src 'nonce-[^']+' 'strict-dynamic'; .*connect-src 'self'; object-src 'none'; base-uri 'none'; .*form-action 'self'/;
  expect(headers["content-security-policy"]).toMatch(policy);
  expect(headers["content-security-policy"]).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|\*/);
  expect((await get("/models", session)).headers["content-security-policy"]).not.toBe(headers["content-security-policy"]);
});

test("no file of the program, its history or its settings is served, and no folder is listed", async () => {
  const files = [
    "/.git/config",
    "/.env",
    "/package.json",
    "/proxy.ts",
    "/lib/operations.ts",
    "/.next/BUILD_ID",
    "/server.log",
    "/secrets.json",
  ];
  const folders = [
    "/_next/",
    "/_next/static/",
    "/_next/static/chunks/",
    "/prisma/",
    "/public/",
    "/_next/static/..%2f..%2fBUILD_ID",
  ];
  for (const path of [...files, ...folders])
    expect({ path, found: (await get(path)).status === 200 }).toEqual({ path, found: false });
});

describe("a body without end", () => {
  const endless = { "transfer-encoding": "chunked" };
  const large = (bytes: number) => Buffer.alloc(bytes, "a");

  test("of JSON is cut at a megabyte", async () => {
    const headers = { ...people.get("session admin"), ...endless, "content-type": "application/json" };
    const answer = await send(product().url, { method: "POST", path: "/api/v1/units", headers, body: large(1024 * 1024 + 1) });
    expect(answer).toMatchObject({ status: 413 });
  });

  test("of a sign-in or an invitation is not read", async () => {
    const headers = { ...endless, "content-type": "application/x-www-form-urlencoded" };
    const post = (path: string) => send(product().url, { method: "POST", path, headers, body: large(9_000) });
    expect((await post("/api/auth/callback/credentials")).status).toBe(413);
    expect((await post("/invitation/x/password")).status).toBe(400);
  });

  test("of a Server Function is refused, and the product goes on", async () => {
    const { status } = await functionOf(product().url, ["createUnit", { name: "x".repeat(3 * 1024 * 1024) }], {
      ...people.get("session admin"),
      host: new URL(ORIGIN).host,
    });
    expect(status).toBeGreaterThanOrEqual(400);
    expect((await get("/api/health")).status).toBe(200);
  });
});

test("a client that sends its headers drop by drop is cut off", async () => {
  await slowClient;
  expect((await get("/api/health")).status).toBe(200);
});
