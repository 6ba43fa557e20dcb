import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { commonest } from "#lib/people/commonest";
import { isDemoPassword, passwordFaults } from "#lib/people/password.rules";

const faults = (password: string, email = "maria.jones@bank.example") =>
  passwordFaults(password, email, commonest()).map(({ code }) => code);

describe("a password is refused", () => {
  test.each([
    ["eleven signs", "k7Fq-mW2zLp", "password.short"],
    ["eleven signs that take two units each", "\u{1F986}".repeat(11), "password.short"],
    ["201 signs", "xy7 ".repeat(51), "password.long"],
    ["the e-mail address", "maria.jones@bank.example!", "password.email"],
    ["the first part of the address", "my Maria.Jones pass", "password.email"],
    ["the product", "Countersign 2026 ok", "password.product"],
    ["the password of the demo people", "countersign-demo", "password.product"],
    ["one sign", "aaaaaaaaaaaaaa", "password.pattern"],
    ["one piece repeated", "abz1abz1abz1", "password.pattern"],
    ["one piece repeated with a tail", "herherherher2026", "password.pattern"],
    ["four different signs", "abcdabdcacbdbadc", "password.pattern"],
    ["a count", "123456789012", "password.pattern"],
    ["a count backwards", "0987654321098", "password.pattern"],
    ["a row of keys", "qwertyuiopas", "password.pattern"],
    ["the alphabet", "abcdefghijklm", "password.pattern"],
    ["one of the commonest", "1qaz2wsx3edc", "password.common"],
    ["the same in capitals", "1QAZ2WSX3EDC", "password.common"],
    ["a common word with numbers", "password123456", "password.common"],
    ["a common word with signs for letters", "P@ssw0rd!2026", "password.common"],
    ["a common word twice", "michaelmichael", "password.common"],
  ])("when it is %s", (_what, password, code) => expect(faults(password)).toEqual([code]));
});

describe("a password is good", () => {
  test.each(["seven herons over the weir", "k7Fq-mW2zLpT", "дванадцять слів", "xxxherons and weirs"])("%s", (password) =>
    expect(faults(password)).toEqual([]),
  );

  test("at its full length", () => {
    const long = Array.from({ length: 200 }, (_, n) => String.fromCodePoint(0x4e00 + n * 7)).join("");
    expect(faults(long)).toEqual([]);
    expect(faults(`${long}a`)).toEqual(["password.long"]);
  });

  test("when it is random", () => {
    const letter = fc.constantFrom(..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
    fc.assert(
      fc.property(fc.array(letter, { minLength: 14, maxLength: 40 }), (letters) => {
        fc.pre(new Set(letters.map((one) => one.toLowerCase())).size >= 10);
        expect(faults(letters.join(""))).toEqual([]);
      }),
    );
  });
});

test("the commonest are all in lower case, and enough of them are long enough to be chosen", () => {
  const words = [...commonest()];
  expect(words.length).toBe(1000);
  expect(words.filter((word) => word !== word.toLowerCase())).toEqual([]);
  expect(words.filter((word) => word.length >= 12).length).toBeGreaterThan(250);
});

test("the demo password is good for the demo people and nobody else", () => {
  expect(isDemoPassword("countersign-demo", "admin@demo.example")).toBe(true);
  expect(isDemoPassword("countersign-demo", "admin@bank.example")).toBe(false);
  expect(isDemoPassword("countersign-demo!", "admin@demo.example")).toBe(false);
});
