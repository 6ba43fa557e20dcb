// HTTP as its own rules have it: methods an address knows, and requests that follow each other on one connection.
import { beforeAll, expect, test } from "vitest";
import { crowdOf, type People } from "./crowd";
import { sharedDemonstration } from "./product";
import { send } from "./wire";

const { product } = sharedDemonstration({});

let people: People;
beforeAll(async () => {
  people = await crowdOf(product().url);
});

test("an address of the API says which methods it knows, and HEAD asks what GET does", async () => {
  const { url } = product();
  const headers = people.get("key risk-officer") ?? {};
  const asked = async (method: string, path: string) => {
    const { status, headers: said, text } = await send(url, { method, path: `/api/v1${path}`, headers });
    return [status, said.allow, text === ""];
  };
  expect(await asked("OPTIONS", "/models")).toEqual([204, "GET, HEAD, OPTIONS, POST", true]);
  expect(await asked("DELETE", "/models")).toEqual([405, "GET, HEAD, OPTIONS, POST", false]);
  expect(await asked("HEAD", "/models")).toEqual([200, undefined, true]);
  expect(await asked("OPTIONS", "/no/such/thing")).toEqual([404, undefined, false]);
});

test("what is for developers alone is not there, for whoever is signed in either", async () => {
  const headers = people.get("session admin") ?? {};
  for (const path of ["/components", "/__nextjs_original-stack-frames", "/_next/webpack-hmr", "/_next/mcp"])
    expect({ path, status: (await send(product().url, { method: "GET", path, headers })).status }).toEqual({ path, status: 404 });
});

const LARGE = "x".repeat(6_000_000);
const FILE = "multipart/form-data; boundary=f";
const PART = `--f\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\n${LARGE}`;

test.each([
  ["a body that is too large", "/models", "application/json", `{"name":"${LARGE}"}`, 413],
  ["one of a kind that is not taken", "/models", "text/plain", LARGE, 413],
  ["one that nobody may send", "/organisation", "application/json", LARGE, 405],
  ["a file whose form breaks off", "/imports/files", FILE, PART, 400],
  ["a file in a form of another boundary", "/imports/files", FILE.replace("=f", "=g"), PART, 400],
])("%s is refused, and keeps no later request on its connection waiting", async (_, path, type, body, status) => {
  const headers = { ...people.get("key data-scientist"), "content-type": type };
  for (let time = 0; time < 3; time += 1) {
    const answer = await send(product().url, { method: "POST", path: `/api/v1${path}`, headers, body });
    expect(answer).toMatchObject({ status });
    expect(await send(product().url, { method: "GET", path: "/api/health/live" }, 10)).toMatchObject({ status: 200 });
  }
});
