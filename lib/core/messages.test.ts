import { createTranslator, type IntlError } from "use-intl/core";
import { describe, expect, test } from "vitest";
import { LOCALES } from "#lib/core/language.rules";
import { partsOf } from "#lib/test/icu";
import { SAME } from "#lib/test/same-words";

type Words = { [key: string]: string | Words };

const files = import.meta.glob<Words>("../../messages/**/*.json", { eager: true, import: "default" });

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

type Values = Record<string, string | number | (() => string)>;

const fillingOf = (kind: string | undefined, choice: string, number: number) => {
  if (kind === "select") return choice;
  return kind ? number : "value";
};

/** Values for all that a message takes, so that every choice is made once and every number is none, one, two and a million. */
const fillings = (message: string): Values[] => {
  const parts = partsOf(message).map((part) => part.split(" "));
  const made = (choice: string, number: number): Values =>
    Object.fromEntries(
      parts.map(([name = "", kind]) =>
        name.startsWith("<") ? [name.slice(1, -1), () => "tag"] : [name, fillingOf(kind, choice, number)],
      ),
    );
  const choices = parts.flatMap(([, kind, choice]) => (kind === "select" && choice ? [choice] : []));
  return [...choices.map((choice) => made(choice, 2)), ...[0, 1, 2, 1_000_000].map((number) => made("x", number))];
};

/** What goes wrong when messages are put into words in a locale, each with its place. */
const faultsOf = (locale: string, catalogue: Map<string, string>): string[] => {
  const faults: string[] = [];
  let at = "";
  const onError = ({ message }: IntlError) => void faults.push(`${at}: ${message}`);
  const messages = Object.fromEntries([...catalogue.values()].map((text, n) => [`m${n}`, text]));
  const t = createTranslator({ locale, messages, onError, timeZone: "UTC" });
  for (const [n, [place, text]] of [...catalogue].entries()) {
    at = place;
    for (const values of fillings(text)) {
      const words = t.markup(`m${n}`, values as never);
      if (/[{}]/.test(words)) faults.push(`${at}: it shows ${words}`);
    }
  }
  return faults;
};

/** Whether there is anything to translate beside the arguments. */
const hasWords = (text: string) => /\p{L}/u.test(text.replaceAll(/\{\w+\}/g, ""));

test("every English sentence can be put into words, whatever it is filled with", () => {
  expect(english.size).toBeGreaterThan(2500);
  expect(faultsOf(LOCALES.en, english)).toEqual([]);
});

test.each(["{mode, select, dry-run {A} other {B}}", "{count, plural, one {A}}", "{name"])(
  "a sentence that cannot be read is found: %s",
  (bad) => {
    const found = () => faultsOf("en-GB", new Map([["here", bad]])).join();
    expect(() => expect(found()).toBe("")).toThrow();
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
    const same = [...new Set(pairs.filter(({ text, said }) => text === said && hasWords(text)).map(({ text }) => text))];
    const wanted = same.filter((text) => !SAME[language].includes(text));
    expect(wanted, "translate these, or list them in lib/test/same-words.ts").toEqual([]);
    expect(SAME[language].filter((text) => !same.includes(text))).toEqual([]);
  });

  test("can be put into words in its locale, whatever it is filled with", () => {
    expect(faultsOf(LOCALES[language], own)).toEqual([]);
  });
});

test("French keeps its signs beside its words, and apostrophes are typographic", () => {
  const loose = [...catalogueOf("fr")].filter(([, text]) => / [:;?!»%]|« |'/.test(text));
  expect(loose).toEqual([]);
});
