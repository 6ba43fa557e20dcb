import canonicalize from "canonicalize";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Json } from "#lib/core/operation";
import { canonical } from "#lib/ledger/canonical";

const nested = (depth: number): Json => Array.from({ length: depth }).reduce<Json>((inner) => ({ b: [inner], a: depth }), null);

test("has the bytes of the reference implementation, whatever the JSON", () => {
  fc.assert(
    fc.property(fc.jsonValue({ depthSize: "medium", stringUnit: "binary" }), (value) => {
      expect(canonical(value as Json)).toBe(canonicalize(value));
    }),
    { seed: 8785, numRuns: 300 },
  );
});

test.each<[string, Json]>([
  ["keys in another order each time", [{ b: 1, a: 2 }, { a: 3, b: 4 }, { b: 5 }]],
  [
    "keys by code units, not by characters or languages",
    { "\u{1f600}": 1, "\ufb33": 2, "\u20ac": 3, "10": 4, "9": 5, Z: 6, a: 7, "": 8 },
  ],
  [
    "a NUL within a key beside the keys it would part",
    [{ a: 1, b: 2 }, { "a\u0000b": 3 }, { "a\u0000b": 1, c: 2 }, { a: 1, "b\u0000c": 2 }],
  ],
  ["a key of the language's own", JSON.parse('{"toString": 1, "__proto__": {"b": 1, "a": 2}, "constructor": null}')],
  ["numbers at their limits", [0, -0, 1e21, 1e-7, 5e-324, 1.7976931348623157e308, 9007199254740991, 0.1]],
  ["what has no value", { b: undefined, a: null, c: [] }],
  [
    "more keys than a set that is kept may have",
    Object.fromEntries(Array.from({ length: 900 }, (_, n) => [`key ${900 - n}`, n])),
  ],
  ["nesting as deep as a database takes it", nested(3000)],
])("%s", (_what, value) => {
  expect(canonical(value)).toBe(canonicalize(value));
});

test("half a character and a number that is none are refused", () => {
  expect(() => canonical({ a: "\ud800" })).toThrow("half a character");
  expect(() => canonical({ "\udc00": 1 })).toThrow("half a character");
  expect(() => canonical([Number.NaN])).toThrow("only JSON");
});
