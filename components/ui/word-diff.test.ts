import fc from "fast-check";
import { expect, test } from "vitest";
import { wordDiff } from "./word-diff.ts";

const side = (kind: "removed" | "added", before: string, after: string) =>
  wordDiff(before, after)
    .filter((stretch) => stretch.kind === "same" || stretch.kind === kind)
    .map((stretch) => stretch.text)
    .join("");

test("both texts can be read back from the difference, whatever they are", () => {
  const text = fc.oneof(
    fc.string(),
    fc.array(fc.constantFrom("limit", "50,000", " ", "loan", ".")).map((words) => words.join("")),
  );
  fc.assert(
    fc.property(text, text, (before, after) => {
      expect(side("removed", before, after)).toBe(before);
      expect(side("added", before, after)).toBe(after);
    }),
  );
});

test("only the words that changed are marked", () => {
  expect(wordDiff("loans up to 50,000 euro", "loans up to 25,000 euro")).toEqual([
    { kind: "same", text: "loans up to " },
    { kind: "removed", text: "50,000" },
    { kind: "added", text: "25,000" },
    { kind: "same", text: " euro" },
  ]);
});

test("equal texts have no difference", () => {
  expect(wordDiff("the same", "the same")).toEqual([{ kind: "same", text: "the same" }]);
  expect(wordDiff("", "")).toEqual([]);
});

test("where little is shared, one text stands whole in place of the other", () => {
  expect(wordDiff("2 known gaps, treated", "1 minor gaps")).toEqual([
    { kind: "removed", text: "2 known gaps, treated" },
    { kind: "added", text: "1 minor gaps" },
  ]);
});

test("two very long texts are compared without a table larger than a million cells", () => {
  const long = (word: string) => Array.from({ length: 4000 }, (_, n) => `${word}${n}`).join(" ");
  const shared = "shared ".repeat(8000);
  const found = wordDiff(`${shared}${long("a")} end`, `${shared}${long("b")} end`);
  expect(found.map((stretch) => stretch.kind)).toEqual(["same", "removed", "added", "same"]);
});
