import { createTranslator, type IntlError } from "use-intl/core";
import { describe, expect, test } from "vitest";
import { LOCALES } from "#lib/core/language.rules";
import { partsOf } from "#lib/test/icu";
import { SAME } from "#lib/test/same-words";

type Words = { [key: string]: string | Words };

const files = import.meta.glob<Words>("../messages/**/*.json", { eager: true, import: "default" });

const flat = (words: Words, path: string): [string, string][] =>
  Object.entries(words).flatMap(([key, value]) =>
    typeof value === "string" ? [[`${path} ${key}`, value] as [string, string]] : flat(value, `${path} ${key}`),
  );

/** Every sentence of a language by its place, as `ui.json field choose`. What is kept in English everywhere stands under record/. */
const catalogueOf = (language: keyof typeof LOCALES): Map<string, string> =>
  new Map(
    Object.entries(files).flatMap(([file, words]) => {
      const name = file.split(`/messages/${language}/`)[1];
      return name && !name.startsWith("record/") ? flat(words, name) : [];
    }),
  );

const english = catalogueOf("en");

/** Values for all that a message takes, so that every choice is made once and every number is none, one and many. */
const fillings = (message: string): Record<string, string | number | (() => string)>[] => {
  const parts = partsOf(message).map((part) => part.split(" "));
  const choices = parts.flatMap(([, kind, choice]) => (kind === "select" && choice ? [choice] : []));
  return [...choices, "x"].flatMap((choice) =>
    [0, 1, 2, 1234567].map((number) =>
      Object.fromEntries(
        parts.map(([name = "", kind]) => {
          if (name.startsWith("<")) return [name.slice(1, -1), () => "tag"];
          return [name, kind === "select" ? choice : kind ? number : "value"];
        }),
      ),
    ),
  );
};

/** What goes wrong when a message is put into words in a locale. */
const faultsOf = (locale: string, text: string): string[] => {
  const faults: string[] = [];
  const onError = ({ message }: IntlError) => void faults.push(message);
  const t = createTranslator({ locale, messages: { text }, onError, timeZone: "UTC" });
  for (const values of fillings(text)) {
    const words = t.markup("text", values as never);
    if (/[{}]/.test(words)) faults.push(`it shows ${words}`);
  }
  return faults;
};

const inAllWays = (locale: string, catalogue: Map<string, string>) =>
  [...catalogue].flatMap(([place, text]) => faultsOf(locale, text).map((fault) => `${place}: ${fault}`));

test("every English sentence can be put into words, whatever it is filled with", () => {
  expect(english.size).toBeGreaterThan(2500);
  expect(inAllWays(LOCALES.en, english)).toEqual([]);
});

test.each(["{mode, select, dry-run {A} other {B}}", "{count, plural, one {A}}", "{name"])(
  "a sentence that cannot be read is found: %s",
  (bad) => {
    expect(() => {
      const faults = faultsOf("en-GB", bad);
      if (faults.length > 0) throw new Error(faults.join());
    }).toThrow();
  },
);

describe.each(["de", "fr"] as const)("the catalogue in %s", (language) => {
  const own = catalogueOf(language);
  const pairs = [...english].flatMap(([place, text]) => {
    const said = own.get(place);
    return said === undefined ? [] : [{ place, text, said }];
  });

  test("has every word of the English one", () => {
    const missing = [...english.keys()].filter((place) => !own.has(place));
    expect(missing, `translate these into messages/${language}, in the file and under the key named here`).toEqual([]);
  });

  test("has no word that English does not have", () => {
    const left = [...own.keys()].filter((place) => !english.has(place));
    expect(left, `take these out of messages/${language}`).toEqual([]);
  });

  test("takes the same arguments, choices and tags", () => {
    const unlike = pairs.filter(({ text, said }) => partsOf(text).join() !== partsOf(said).join());
    expect(unlike.map(({ place, text, said }) => ({ place, english: partsOf(text), own: partsOf(said) }))).toEqual([]);
  });

  test("is translated, but for words that are the same in both", () => {
    const same = [...new Set(pairs.filter(({ text, said }) => text === said).map(({ text }) => text))];
    const wanted = same.filter((text) => !SAME[language].includes(text));
    expect(wanted, "translate these, or list them in lib/test/same-words.ts").toEqual([]);
    expect(SAME[language].filter((text) => !same.includes(text))).toEqual([]);
  });

  test("can be put into words in its locale, whatever it is filled with", () => {
    expect(inAllWays(LOCALES[language], own)).toEqual([]);
  });
});

test("French keeps its signs beside its words, and apostrophes are typographic", () => {
  const loose = [...catalogueOf("fr")].filter(([, text]) => / [:;?!»%]|« |'/.test(text));
  expect(loose).toEqual([]);
});
