import fc from "fast-check";
import { expect, test } from "vitest";
import { choiceOf, choiceText } from "#lib/core/choice.rules";

test("a choice is read as it was written", () => {
  expect(choiceOf("high")).toEqual({ words: ["high"], isNot: false });
  expect(choiceOf("!high,medium")).toEqual({ words: ["high", "medium"], isNot: true });
  const words = fc.array(fc.stringMatching(/^[a-z_]{1,8}$/), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(words, fc.boolean(), (chosen, isNot) => {
      expect(choiceOf(choiceText({ words: chosen, isNot }))).toEqual({ words: chosen, isNot });
    }),
  );
  expect(choiceText({ words: [], isNot: true })).toBe("");
});
