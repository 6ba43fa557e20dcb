import { useFormatter, useTranslations } from "next-intl";
import { choiceOf } from "#lib/core/choice.rules";
import type { Filter } from "./filter.ts";

/** What a filter is set to, in words: one of its choices, several, or what is left out. */
export function useFilterWords(): (filter: Filter, text: string) => string {
  const t = useTranslations("ui.filter");
  const format = useFormatter();
  return ({ options, isMany }, text) => {
    const word = (value: string) => options.find((option) => option.value === value)?.label ?? value;
    if (!isMany) return word(text);
    const { words, isNot } = choiceOf(text);
    const said = format.list(words.map(word), { type: "disjunction" });
    return isNot ? t("not", { value: said }) : said;
  };
}
