import { useFormatter, useTranslations } from "next-intl";
import { choiceOf } from "#lib/core/choice.rules";
import { dayConditionOf } from "#lib/core/day-condition.rules";
import type { Filter } from "./filter.ts";

/** What a filter is set to, in words: one of its choices, several, what is left out, a day, or a text. */
export function useFilterWords(): (filter: Filter, text: string) => string {
  const t = useTranslations("ui.filter");
  const format = useFormatter();
  const dayWords = useDayWords();
  return ({ options, isMany, of }, text) => {
    if (of === "day") return dayWords(text);
    if (of === "text") return t("contains", { value: text });
    const word = (value: string) => options.find((option) => option.value === value)?.label ?? value;
    if (!isMany) return word(text);
    const { words, isNot } = choiceOf(text);
    const said = format.list(words.map(word), { type: "disjunction" });
    return isNot ? t("not", { value: said }) : said;
  };
}

/** A condition on a day in words: in the last 30 days, before 1 Nov 2026. */
export function useDayWords(): (text: string) => string {
  const t = useTranslations("ui.filter.day");
  const format = useFormatter();
  return (text) => {
    const asked = dayConditionOf(text);
    if (asked === null) return text;
    if ("days" in asked) return t(asked.way, { days: asked.days });
    const day = new Date(`${asked.day}T00:00:00Z`);
    return t(asked.way, { day: format.dateTime(day, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }) });
  };
}
