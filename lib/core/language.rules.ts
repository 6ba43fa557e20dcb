/** The languages of the catalogue. The first one stands where nobody asked for another, and in everything that is kept. */
export const LANGUAGES = ["en", "de", "fr"] as const;
export type Language = (typeof LANGUAGES)[number];

/** How dates, numbers and lists are written in each. */
export const LOCALES: Record<Language, string> = { en: "en-GB", de: "de-DE", fr: "fr-FR" };

/** What each is called in itself. */
export const LANGUAGE_NAMES: Record<Language, string> = { en: "English", de: "Deutsch", fr: "Français" };

/** The cookie that keeps what was chosen before anybody signed in. It holds nothing personal and is readable by scripts. */
export const LANGUAGE_COOKIE = "language";

export const isLanguage = (value: unknown): value is Language => LANGUAGES.some((one) => one === value);

const WISHES_MAX = 20;

/** One wish of an Accept-Language header, as `de-CH;q=0.8`; null when it names no language of ours, or says never. */
const wish = (text: string): { language: Language; weight: number } | null => {
  const [range = "", ...parameters] = text.split(";").map((part) => part.trim());
  const language = range.split("-")[0]?.toLowerCase();
  const said = parameters.find((one) => one.startsWith("q="));
  const weight = said === undefined ? 1 : Number(said.slice(2));
  return isLanguage(language) && weight > 0 && weight <= 1 ? { language, weight } : null;
};

/** The language a browser would rather have, of those there are (RFC 9110, section 12.5.4); null when it asks for none of them. */
export const languageAsked = (header: string | null): Language | null => {
  const wishes = (header ?? "")
    .split(",", WISHES_MAX)
    .map(wish)
    .filter((one) => one !== null);
  return wishes.toSorted((a, b) => b.weight - a.weight)[0]?.language ?? null;
};
