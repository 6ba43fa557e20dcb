// Pages of help, and words of the glossary in the language of whoever reads, that match words.
import { words } from "#lib/core/catalogue";
import type { Language } from "#lib/core/language.rules";
import { readIn } from "#lib/core/task";
import { HELP_GROUPS, PAGE_IDS } from "#lib/help/contents.rules";
import { TERM_NAMES } from "#lib/help/glossary.rules";
import { helpHref, titleOf } from "#lib/help/pages";
import { bestOf } from "#lib/search/match.rules";
import { FOUND_MAX, type SearchOutput } from "#lib/search/schema";

type Help = SearchOutput["help"][number];
const kept = new Map<Language, Help[]>();

function allIn(language: Language): Help[] {
  const [glossary, help] = [words("glossary", language), words("help", language)];
  const terms = TERM_NAMES.map((name) => ({
    ...{ id: name, title: glossary(`${name}.term`), about: help("glossary.title"), language },
    href: `/help/glossary#${name}`,
  }));
  const pages = PAGE_IDS.map((id): Help => {
    const group = HELP_GROUPS.find((one) => id.startsWith(`${one}/`));
    return { id, title: titleOf(id), about: help(`group.${group}`), language: "en", href: helpHref(id) };
  });
  return [...terms, ...pages];
}

export function helpFound(q: string): SearchOutput["help"] {
  const language = readIn();
  const all = kept.get(language) ?? allIn(language);
  kept.set(language, all);
  return bestOf(all, ({ title }) => ({ codes: [], title, about: "" }), q, FOUND_MAX);
}
