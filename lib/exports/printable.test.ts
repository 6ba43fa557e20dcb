import { describe, expect, test } from "vitest";
import { printable } from "#lib/exports/printable";

const latin = (code: number) => code < 0x250;
const shown = (text: string) => printable(text, latin);

describe("text on paper", () => {
  test.each([
    ["a name the face can show", "Łódź 2.0", "Łódź 2.0"],
    ["Chinese", "信用评分 v2", "[U+4FE1 U+7528 U+8BC4 U+5206] v2"],
    ["Arabic", "نموذج", "[U+0646 U+0645 U+0648 U+0630 U+062C]"],
    ["Greek between words", "the α model", "the [U+03B1] model"],
    ["a family of emoji, which joins four characters by ones nobody sees", "👨‍👩‍👧", "[U+1F468 U+1F469 U+1F467]"],
    ["a heart that picks its variant", "❤️", "[U+2764]"],
    ["two lines", "a 数\r\n字 b", "a [U+6570]\n[U+5B57] b"],
  ])("%s", (_name, text, expected) => expect(shown(text)).toEqual({ text: expected, isWhole: text === expected }));

  test("reads in the direction it is written, without what is not seen", () =>
    expect(shown("scorecard \u202Egnp.exe\u200B\u0007")).toEqual({ text: "scorecard gnp.exe", isWhole: true }));

  test("composes what is written in parts", () => expect(shown("o\u0302")).toEqual({ text: "ô", isWhole: true }));
});
