import canonicalize from "canonicalize";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalJson } from "#lib/core/canonical";

const keys = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 6 }),
  fc.constantFrom(
    "0",
    "9",
    "10",
    "-1",
    "1a",
    "__proto__",
    "toJSON",
    "constructor",
    "",
    " ",
    "\ue000",
    "\u{1f50f}",
    "é",
    "e\u0301",
  ),
);
const leaves = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    leaves,
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(keys, tie("value"), { maxKeys: 8 }),
  ),
}));

describe("canonical JSON", () => {
  test("is the text that the package writes, whatever the value, its keys and their order", () => {
    fc.assert(
      fc.property(fc.dictionary(keys, value, { noNullPrototype: true }), (any) => {
        const json = JSON.parse(JSON.stringify(any));
        expect(canonicalJson(json)).toBe(canonicalize(json));
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ["numbers among the keys", '{"b": 1, "10": 2, "9": 3, "!": 4}', '{"!":4,"10":2,"9":3,"b":1}'],
    ["a key that names the prototype", '{"b": 1, "__proto__": {"a": 1}}', '{"__proto__":{"a":1},"b":1}'],
    ["keys beyond the first plane, by their UTF-16 units", '{"\ue000": 1, "\u{1f50f}": 2}', '{"\u{1f50f}":2,"\ue000":1}'],
    ["numbers as JavaScript writes them", '{"a": [1.50, -0.0, 1e21, 1e-7, 100]}', '{"a":[1.5,0,1e+21,1e-7,100]}'],
  ])("with %s", (_what, text, canonical) => expect(canonicalJson(JSON.parse(text))).toBe(canonical));

  test("of lists that are nested a hundred thousand deep is written too", () => {
    const text = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    expect(canonicalJson(JSON.parse(text))).toBe(text);
  });
});
