import { createTranslator, type IntlError } from "use-intl/core";
import { expect, test } from "vitest";

type Words = { [key: string]: string | Words };

const files = import.meta.glob<Words>("../messages/en/**/*.json", { eager: true, import: "default" });

const sentencesOf = (words: Words): string[] =>
  Object.values(words).flatMap((value) => (typeof value === "string" ? [value] : sentencesOf(value)));

/** Sentences that cannot be read at all: the screen would show their key. A value that is missing here is another matter. */
const unreadable = (messages: Words): string[] => {
  const found: string[] = [];
  for (const text of sentencesOf(messages)) {
    const onError = ({ code }: IntlError) => void (code === "INVALID_MESSAGE" && found.push(text));
    createTranslator({ locale: "en-GB", messages: { text }, onError })("text");
  }
  return found;
};

test.each(Object.entries(files))("%s holds sentences that can be read", (_, messages) => {
  expect(unreadable(messages)).toEqual([]);
});

test("a sentence that cannot be read is found", () => {
  const bad = "{mode, select, dry-run {A} other {B}}";
  expect(unreadable({ good: "{mode, select, a {A} other {B}}", bad })).toEqual([bad]);
});
