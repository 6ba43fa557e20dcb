"use client";
// A condition that a single choice cannot say: several choices, those that are left out, a day, a part of a text. It becomes a parameter
// of the address, and a chip, like any other.
import { useTranslations } from "next-intl";
import { useState } from "react";
import { choiceOf, choiceText } from "#lib/core/choice.rules";
import { controlLook } from "./control-look.ts";
import type { Filter, FilterChoices } from "./filter.ts";
import { FilterDay } from "./filter-day.tsx";
import { FilterPut, type Put } from "./filter-put.tsx";

type FilterBuilderProps = FilterChoices & { filters: Filter[] };

export function FilterBuilder({ filters, values, onChoose }: FilterBuilderProps) {
  const t = useTranslations("ui.filter");
  const [name, setName] = useState("");
  const filter = filters.find((one) => one.name === name);
  const put: Put = (form, text) => onChoose(form, { [name]: text });
  const Condition = filter?.of ? CONDITIONS[filter.of] : Choices;
  return (
    <fieldset>
      <legend className="mb-1.5 font-semibold">{t("condition")}</legend>
      <div className="flex flex-wrap items-center gap-2">
        <select
          aria-label={t("conditionOn")}
          value={name}
          onChange={({ target }) => setName(target.value)}
          className={`${controlLook} chevron pe-7`}
        >
          <option value="">{t("conditionOn")}</option>
          {filters.map((one) => (
            <option key={one.name} value={one.name}>
              {one.label}
            </option>
          ))}
        </select>
        <Condition key={name} filter={filter} value={values[name] ?? ""} put={put} />
      </div>
    </fieldset>
  );
}

type ConditionProps = { filter: Filter | undefined; value: string; put: Put };

/** Several of the choices, or all but them. */
function Choices({ filter, value, put }: ConditionProps) {
  const t = useTranslations("ui.filter");
  const now = choiceOf(value);
  const [words, setWords] = useState(now.words.filter(Boolean));
  const [isNot, setNot] = useState(now.isNot);
  const tick = (word: string, isOn: boolean) => setWords(isOn ? [...words, word] : words.filter((one) => one !== word));
  return (
    <>
      <select
        aria-label={t("conditionWay")}
        value={isNot ? "not" : "any"}
        onChange={({ target }) => setNot(target.value === "not")}
        className={`${controlLook} chevron pe-7`}
      >
        <option value="any">{t("anyOf")}</option>
        <option value="not">{t("noneOf")}</option>
      </select>
      <FilterPut text={filter ? choiceText({ words, isNot }) : null} put={put} />
      {filter ? (
        <div className="flex max-h-48 basis-full flex-wrap gap-x-5 overflow-y-auto">
          {filter.options.map(({ value: one, label }) => (
            <label key={one} className="flex min-h-7 items-center gap-2">
              <input
                type="checkbox"
                checked={words.includes(one)}
                onChange={({ target }) => tick(one, target.checked)}
                className="size-4 shrink-0 accent-accent"
              />
              {label}
            </label>
          ))}
        </div>
      ) : null}
    </>
  );
}

/** A part of a text. */
function Part({ filter, value, put }: ConditionProps) {
  const t = useTranslations("ui.filter");
  const [text, setText] = useState(value);
  return (
    <>
      <span className="text-ink-2">{t("containing")}</span>
      <input
        type="text"
        aria-label={filter?.label}
        value={text}
        maxLength={100}
        onChange={({ target }) => setText(target.value)}
        className={`${controlLook} w-56`}
      />
      <FilterPut text={text.trim()} put={put} />
    </>
  );
}

const CONDITIONS = { day: FilterDay, text: Part };
