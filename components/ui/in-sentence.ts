import { useLocale } from "next-intl";
import { LOCALES } from "#lib/core/language.rules";

/** A word of the screen as it stands inside a sentence: in small letters, but for the nouns of German. */
export function useInSentence(): (word: string, kind: "noun" | "state") => string {
  const locale = useLocale();
  return (word, kind) => {
    if (locale !== LOCALES.de) return word.toLowerCase();
    return kind === "noun" ? word : `${word.charAt(0).toLowerCase()}${word.slice(1)}`;
  };
}
