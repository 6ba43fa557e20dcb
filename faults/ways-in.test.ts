// The ways into a running product: its one Server Function, the sign-in and its cookies, and bytes under a name that was tampered
// with. The product believes it is served over https.
import { beforeAll, describe, expect, test } from "vitest";
import { secretsOf } from "#lib/host/home";
import { emailOf, sessionOf } from "./crowd";
import { FORGED, sealed, tokenIn } from "./forged";
import { functionOf } from "./functions";
import { ownerOf, query } from "./outside";
import { PASSWORD } from "./people";
import { sharedDemonstration } from "./product";
import { cookiesOf, type Received, send, signIn, trySignIn } from "./wire";

const ORIGIN = "https://governance.bank.example";
const HOST = "governance.bank.example";
const { product } = sharedDemonstration({ NEXTAUTH_URL: ORIGIN });
const url = () => product().url;
const get = (path: string, headers: Record<string, string> = {}) => send(url(), { method: "GET", path, headers });

let admin: Record<string, string>;
beforeAll(async () => {
  admin = await sessionOf(url(), "admin", ORIGIN);
});

describe("the Server Function", () => {
  const act = (args: unknown, headers: Record<string, string>) => functionOf(url(), args, { host: HOST, ...headers });
  const units = async () =>
    (await query<{ name: string }>(ownerOf(product()), "select name from business_unit")).map(({ name }) => name);
  const rootOf = async () => JSON.parse((await get("/api/v1/units", admin)).text).items[0].id;

  test.each([
    ["a foreign Origin", { origin: "https://evil.example" }],
    ["Origin null", { origin: "null" }],
    ["no Origin", { origin: "" }],
    ["a foreign Origin that names itself as the host", { origin: "https://evil.example", "x-forwarded-host": "evil.example" }],
    ["a foreign Origin and Host", { origin: "https://evil.example", host: "evil.example" }],
    ["no session", { cookie: "" }],
    ["a cookie nobody sealed", { cookie: "__Host-countersign.session=eyJhbGciOiJkaXIifQ..a.b.c" }],
    ["the session of somebody who may not", null],
  ])("changes nothing with %s", async (what, instead) => {
    const by = instead ? { ...admin, ...instead } : await sessionOf(url(), "validator", ORIGIN);
    const headers = Object.fromEntries(Object.entries(by).filter(([, value]) => value !== ""));
    const answer = await act(["createUnit", { name: what, parentId: await rootOf() }], headers);
    expect(answer.text).not.toMatch(/"ok":true/);
    expect(await units()).not.toContain(what);
  });

  test("does what the same call from our own page asks for", async () => {
    const answer = await act(["createUnit", { name: "By a page", parentId: await rootOf() }], admin);
    expect({ status: answer.status, ok: /"ok":true/.test(answer.text) }).toEqual({ status: 200, ok: true });
    expect(await units()).toContain("By a page");
  });

  test.each([
    ["an object for a name", [{ toString: "createUnit" }, {}]],
    ["a number for a name", [7, {}]],
    ["a name of the prototype", ["__proto__", {}]],
    ["another name of the prototype", ["constructor", {}]],
    ["a query", ["listPeople", {}]],
    ["no input", ["createUnit"]],
    ["a text for the input", ["createUnit", "x"]],
    ["a list for the input", ["createUnit", []]],
    ["fields of the prototype", ["createUnit", JSON.parse('{"__proto__":{"name":"x"},"constructor":{"prototype":1}}')]],
    ["a key that is no text", ["createUnit", { name: "x", parentId: "x" }, { a: 1 }]],
    ["a hundred arguments", Array.from({ length: 100 }, () => "createUnit")],
    ["nothing", []],
    ["what is no list", { a: 1 }],
    ["a reference to itself", ["createUnit", "$0"]],
    ["a reference to a function of the server", ["createUnit", "$F1"]],
    ["a promise", ["createUnit", "$@0"]],
  ])("answers %s with a refusal and tells nothing of the inside", async (_what, args) => {
    const { status, text } = await act(args, admin);
    expect(text).not.toMatch(/"ok":true|node_modules|\bat \w+ \(|Prisma|select .* from/i);
    expect(status === 200 ? /"ok":false/.test(text) : status >= 400).toBe(true);
    expect((await get("/api/health")).status).toBe(200);
  });

  test("under a name that Next did not give it is not found", async () => {
    const headers = { ...admin, host: HOST, "next-action": "7".repeat(42), "content-type": "text/plain;charset=UTF-8" };
    const answer = await send(url(), { method: "POST", path: "/models", headers, body: "[]" });
    expect(answer).toMatchObject({ status: 409, headers: { "x-nextjs-action-not-found": "1" } });
  });
});

describe("the sign-in", () => {
  const settings = ({ headers }: Received) => headers["set-cookie"] ?? [];

  test("over https keeps its cookies to this host, out of reach of scripts, of other sites and of plain http", async () => {
    const all = [...settings(await get("/api/auth/csrf")), ...settings(await trySignIn(url(), emailOf("validator"), PASSWORD))];
    expect(all.map((cookie) => cookie.split("=")[0]).sort()).toEqual(expect.arrayContaining(["__Host-countersign.session"]));
    for (const cookie of all) {
      expect(cookie).toMatch(/^__Host-countersign\.\w+=/);
      for (const word of [/; Path=\/(;|$)/, /; HttpOnly/i, /; Secure/i, /; SameSite=Lax/i]) expect(cookie).toMatch(word);
      expect(cookie).not.toMatch(/Domain=/i);
    }
  });

  test("opens a new session and ends the one that the browser had", async () => {
    const before = await signIn(url(), emailOf("auditor"), PASSWORD);
    const me = (cookie: string) => get("/api/v1/me", { cookie, origin: ORIGIN });
    expect((await me(before)).status).toBe(200);
    const after = await signIn(url(), emailOf("auditor"), PASSWORD, before);
    expect(after).not.toBe(before);
    expect([(await me(before)).status, (await me(after)).status]).toEqual([401, 200]);
  });

  test("answers an address nobody has exactly as a wrong password", async () => {
    const answers = [
      await trySignIn(url(), "nobody@demo.example", "not this"),
      await trySignIn(url(), emailOf("admin"), "not this"),
    ];
    const [unknown, wrong] = answers.map(({ status, text, headers }) => ({ status, text, names: Object.keys(headers).sort() }));
    expect(unknown).toEqual(wrong);
    expect(cookiesOf(answers[0] as Received).some((cookie) => cookie.includes("session"))).toBe(false);
  });

  test.each([
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "javascript:alert(1)",
    "https:evil.example",
    "\thttps://evil.example",
  ])("that was to lead to %s leads to our own pages", async (callbackUrl) => {
    const asked = await get(`/api/auth/signin?${new URLSearchParams({ callbackUrl })}`);
    const led = [new URL(asked.headers.location ?? "", ORIGIN), ...settings(asked).map((cookie) => decodeURIComponent(cookie))];
    for (const one of led) expect(String(one)).not.toMatch(/(\/\/|@|\\|%5c)evil|=javascript:/i);
    const { text } = await trySignIn(url(), emailOf("validator"), PASSWORD, "", { callbackUrl });
    expect(new URL(JSON.parse(text).url).origin).toBe(ORIGIN);
  });

  test("masks what is typed and leaves pasting and password managers alone", async () => {
    const cookie = cookiesOf(await get("/api/auth/csrf")).join("; ");
    const { text } = await get("/sign-in", { cookie });
    const [field = ""] = /<input[^>]*name="password"[^>]*>/.exec(text) ?? [];
    expect(field).toMatch(/type="password"/);
    expect(field).toMatch(/autocomplete="current-password"/i);
    expect(text).not.toMatch(/onpaste/i);
  });

  test("does not happen without the token of its form, nor by a link", async () => {
    const form = new URLSearchParams({ email: emailOf("admin"), password: PASSWORD, json: "true" }).toString();
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const path = "/api/auth/callback/credentials";
    const without = await send(url(), { method: "POST", path, headers, body: form });
    const byLink = await get(`${path}?${form}`);
    expect([...cookiesOf(without), ...cookiesOf(byLink)].filter((cookie) => /session=./.test(cookie))).toEqual([]);
  });
});

describe("the cookie of a session", () => {
  const secret = () => secretsOf(product().home).nextAuth;
  const me = async (cookie: string) => {
    const headers = { cookie: `__Host-countersign.session=${cookie}`, origin: ORIGIN };
    const [api, page] = [await get("/api/v1/me", headers), await get("/models", headers)];
    return { status: api.status, told: /@demo\.example|Demo [a-z]+|Sepsis/.test(api.text + page.text) };
  };
  const IN = { status: 200, told: true };
  const OUT = { status: 401, told: false };

  test.each(Object.keys(FORGED))("opens nothing %s", async (what) => {
    const token = await tokenIn(admin.cookie ?? "", secret());
    expect(await me(await sealed(token, secret()))).toEqual(IN);
    expect(await me((await FORGED[what]?.(token, secret())) ?? "")).toEqual(OUT);
  });

  test("opens nothing sealed rightly, around the token of a session that ended", async () => {
    const cookie = await signIn(url(), emailOf("compliance-officer"), PASSWORD);
    const again = await sealed(await tokenIn(cookie, secret()), secret());
    expect(await me(again)).toEqual(IN);
    await signIn(url(), emailOf("compliance-officer"), PASSWORD, cookie);
    expect(await me(again)).toEqual(OUT);
  });
});

test("bytes whose name in the database was changed by hand to a path are not found", async () => {
  const owner = ownerOf(product());
  const officer = await sessionOf(url(), "risk-officer", ORIGIN);
  const [attachment] = await query<{ id: string; evidence_id: string }>(
    owner,
    "select id, evidence_id from attachment order by id limit 1",
  );
  const set = (sha256: string) =>
    query(
      owner,
      `set session_replication_role = replica; update evidence set sha256 = '${sha256}' where id = '${attachment?.evidence_id}'`,
    );
  for (const hostile of ["../../secrets.json", "/etc/passwd", `${"a".repeat(63)}\\`, "a".repeat(64)]) {
    const kept = await set(hostile).then(
      () => true,
      () => false,
    );
    const answer = await get(`/api/v1/evidence/${attachment?.id}/file`, officer);
    if (kept) expect({ hostile, status: answer.status }).toEqual({ hostile, status: 404 });
    expect(answer.text).not.toMatch(/root:|nextAuth|"owner"/);
  }
});
