import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ownPath, signInFailure } from "#lib/people/sign-in.rules";

const BASE = "https://countersign.bank.example";

describe("after the sign-in somebody lands", () => {
  test.each([
    ["/models/7?tab=risk#top", "/models/7?tab=risk#top"],
    [`${BASE}/inbox`, "/inbox"],
    ["", "/"],
    [undefined, "/"],
    [["/inbox"], "/"],
    ["https://evil.example/inbox", "/"],
    ["//evil.example", "/"],
    ["/\\evil.example", "/"],
    ["\\\\evil.example", "/"],
    [`${BASE}//evil.example`, "/"],
    [`${BASE}@evil.example/`, "/"],
    ["https://user:pw@countersign.bank.example.evil.example/", "/"],
    ["javascript:alert(1)", "/"],
    ["data:text/html,x", "/"],
    ["/sign-in?error=x", "/"],
    ["/sign-out", "/"],
    ["/api/v1/models", "/"],
    ["/invitation/abc", "/"],
    [`/${"x".repeat(2001)}`, "/"],
  ])("%j → %s", (wanted, path) => expect(ownPath(wanted, BASE)).toBe(path));

  test("on our own pages, whatever was asked for", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl({ withFragments: true }),
          fc.string(),
          fc.webPath().map((path) => `/${path}`),
        ),
        (wanted) => {
          expect(new URL(ownPath(wanted, BASE), BASE).origin).toBe(BASE);
        },
      ),
    );
  });
});

test.each([
  [undefined, null],
  ["CredentialsSignin", { kind: "wrong" }],
  ["wait-240", { kind: "wait", seconds: 240 }],
  ["wait-240<script>", null],
  ["unavailable", { kind: "unavailable" }],
  ["Configuration", { kind: "unavailable" }],
  ["anything else", null],
])("the word %j of a failed sign-in reads as %j", (word, read) => expect(signInFailure(word)).toEqual(read));
