import fc from "fast-check";
import { expect, test } from "vitest";
import { wholeWords } from "./whole-words.ts";

/** As it is drawn: what stays whole in brackets, and a bar where a line may end. */
const drawn = (text: string) =>
  wholeWords(text)
    .map((part) => `${part.isWhole ? `[${part.text}]` : part.text}${part.mayEnd ? "|" : ""}`)
    .join("");

test.each([
  ["MDL-0007 was approved on 2026-11-30.", "[MDL-0007] was approved on [2026-11-30]."],
  ["a second-line review", "a second-line review"],
  ["compliance-officer@demo.example", "[compliance-officer@]|demo.example"],
  ["Invited (anne-marie.du-pont@my-bank.co.uk).", "Invited ([anne-marie.du-pont@]|[my-bank.co.uk])."],
  ["A-1@demo.example holds CC-VAL-01", "[A-1@]|demo.example holds [CC-VAL-01]"],
  ["jörg-müller@bücher.example", "[jörg-müller@]|bücher.example"],
  ["no @ address, and none at its end@", "no @ address, and none at its end@"],
])("ids and dates break nowhere, an address after its @: %s", (text, expected) => {
  expect(drawn(text)).toBe(expected);
});

test("what is too long for the narrowest column breaks after its dots, and then like everything else", () => {
  expect(drawn("the-whole-name-of-a-long-department@demo.example")).toBe("the-whole-name-of-a-long-department@|demo.example");
  expect(drawn("anna@retail-credit.second-line.my-bank.example")).toBe(
    "anna@|[retail-credit.]|[second-line.]|[my-bank.]|example",
  );
});

test("nothing of a text is lost, and each part is known by where it begins", () => {
  const text = fc.array(fc.constantFrom("a", "B", "-", "1", "@", ".", " ", "ü", "(", ")")).map((signs) => signs.join(""));
  fc.assert(
    fc.property(text, (whole) => {
      const parts = wholeWords(whole);
      expect(parts.map((part) => part.text).join("")).toBe(whole);
      for (const part of parts) expect(whole.startsWith(part.text, part.at)).toBe(true);
      expect(new Set(parts.map(({ at }) => at)).size).toBe(parts.length);
    }),
  );
});
