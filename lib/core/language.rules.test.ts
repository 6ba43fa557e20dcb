import { expect, test } from "vitest";
import { LOCALES, languageAsked } from "#lib/core/language.rules";

test.each([
  [null, null],
  ["", null],
  ["*", null],
  ["it-IT,es;q=0.9", null],
  ["de", "de"],
  ["de-CH,de;q=0.9,en;q=0.8", "de"],
  ["FR-ca", "fr"],
  ["it,fr;q=0.7,de;q=0.8", "de"],
  ["en;q=0.2, fr ; q=0.2", "en"],
  ["de;q=0,fr;q=0.1", "fr"],
  ["de;q=2,fr;q=none,en;q=0.1", "en"],
  [`${"x,".repeat(1000)}de`, null],
])("a browser that asks for %j reads %j", (header, language) => {
  expect(languageAsked(header)).toBe(language);
});

test("every locale is one that dates, numbers and plurals are known for", () => {
  for (const locale of Object.values(LOCALES)) {
    expect(Intl.DateTimeFormat.supportedLocalesOf(locale)).toEqual([locale]);
    expect(new Intl.DateTimeFormat(locale).resolvedOptions().locale).toBe(locale);
  }
});
