// A browser adds its cookie to every request, so the cookie alone does not say who asked; the Origin, which no page can choose, does.
import { beforeAll, expect, test } from "vitest";
import { refusal } from "#lib/test/refusal";
import { callerOf } from "#lib/web/context";

beforeAll(() => {
  process.env.NEXTAUTH_URL = "https://governance.bank.example";
});

test.each([
  ["POST", "https://evil.example"],
  ["POST", "null"],
  ["POST", undefined],
  ["DELETE", undefined],
  ["POST", "http://governance.bank.example"],
  ["POST", "https://governance.bank.example.evil.example"],
  ["POST", "https://governance.bank.example:8443"],
  ["GET", "https://evil.example"],
  ["GET", "null"],
])("a %s with a cookie and the Origin %s is refused before the cookie is looked at", async (method, origin) => {
  const headers = { cookie: "countersign.session=x", ...(origin !== undefined && { origin }) };
  const request = new Request("https://governance.bank.example/api/v1/units", { method, headers });
  expect(await refusal(callerOf(request, "r"))).toEqual({ code: "forbidden", reasons: ["forbidden.origin"] });
});

test("a GET that another site makes the browser send is refused, with or without an Origin", async () => {
  const headers = { cookie: "countersign.session=x", "sec-fetch-site": "cross-site" };
  const request = new Request("https://governance.bank.example/api/v1/units", { headers });
  expect(await refusal(callerOf(request, "r"))).toEqual({ code: "forbidden", reasons: ["forbidden.origin"] });
});
