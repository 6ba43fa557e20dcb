"use client";
// A condition with several choices, or with those that are left out. It becomes a parameter of the address, and a chip, like any other.
import { useTranslations } from "next-intl";
import { useState } from "react";
import { choiceOf, choiceText } from "#lib/core/choice.rules";
import { Button } from "./button.tsx";
import { controlLook } from "./control-look.ts";
import type { Filter, FilterChoices } from "./filter.ts";

type FilterBuilderProps = FilterChoices & { filters: Filter[] };

export function FilterBuilder({ filters, values, onChoose }: FilterBuilderProps) {
  const t = useTranslations("ui.filter");
  const [name, setName] = useState("");
  const [words, setWords] = useState<string[]>([]);
  const [isNot, setNot] = useState(false);
  const filter = filters.find((one) => one.name === name);

  const begin = (next: string) => {
    const now = choiceOf(values[next] ?? "");
    setName(next);
    setWords(now.words.filter(Boolean));
    setNot(now.isNot);
  };
  const tick = (word: string, isOn: boolean) => setWords(isOn ? [...words, word] : words.filter((one) => one !== word));
  return (
    <fieldset>
      <legend className="mb-1.5 font-semibold">{t("condition")}</legend>
      <div className="flex flex-wrap items-center gap-2">
        <select
          aria-label={t("conditionOn")}
          value={name}
          onChange={({ target }) => begin(target.value)}
          className={`${controlLook} chevron pe-7`}
        >
          <option value="">{t("conditionOn")}</option>
          {filters.map((one) => (
            <option key={one.name} value={one.name}>
              {one.label}
            </option>
          ))}
        </select>
        <select
          aria-label={t("conditionWay")}
          value={isNot ? "not" : "any"}
          onChange={({ target }) => setNot(target.value === "not")}
          className={`${controlLook} chevron pe-7`}
        >
          <option value="any">{t("anyOf")}</option>
          <option value="not">{t("noneOf")}</option>
        </select>
        <Button
          disabled={!filter}
          onClick={({ currentTarget: { form } }) => form && onChoose(form, { [name]: choiceText({ words, isNot }) })}
        >
          {t("put")}
        </Button>
      </div>
      {filter ? (
        <div className="mt-2 flex max-h-48 flex-wrap gap-x-5 overflow-y-auto">
          {filter.options.map(({ value, label }) => (
            <label key={value} className="flex min-h-7 items-center gap-2">
              <input
                type="checkbox"
                checked={words.includes(value)}
                onChange={({ target }) => tick(value, target.checked)}
                className="size-4 shrink-0 accent-accent"
              />
              {label}
            </label>
          ))}
        </div>
      ) : null}
    </fieldset>
  );
}
