"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DAY_WAYS, type DayWay, dayConditionOf, isSpan } from "#lib/core/day-condition.rules";
import { controlLook } from "./control-look.ts";
import type { Filter } from "./filter.ts";
import { FilterPut, type Put } from "./filter-put.tsx";

const textOf = (way: DayWay, day: string, days: string): string | null => {
  const text = `${way}.${isSpan(way) ? Number(days) : day}`;
  return dayConditionOf(text) && text;
};

/** A condition on a day: before or after one, or within so many days of today. */
export function FilterDay({ filter, value, put }: { filter: Filter | undefined; value: string; put: Put }) {
  const t = useTranslations("ui.filter");
  const now = dayConditionOf(value);
  const usual = filter?.options[0]?.value.startsWith("next") ? "next" : "last";
  const [way, setWay] = useState<DayWay>(now?.way ?? usual);
  const [day, setDay] = useState(now && "day" in now ? now.day : "");
  const [days, setDays] = useState(now && "days" in now ? String(now.days) : "30");
  return (
    <>
      <select
        aria-label={t("dayWay")}
        value={way}
        onChange={({ target }) => setWay(DAY_WAYS.find((one) => one === target.value) ?? way)}
        className={`${controlLook} chevron pe-7`}
      >
        {DAY_WAYS.map((one) => (
          <option key={one} value={one}>
            {t(`dayIs.${one}`)}
          </option>
        ))}
      </select>
      {isSpan(way) ? (
        <label className="flex items-center gap-1.5">
          <input
            type="number"
            min={1}
            max={9999}
            value={days}
            onChange={({ target }) => setDays(target.value)}
            className={`${controlLook} w-20`}
          />
          {t("days")}
        </label>
      ) : (
        <input
          type="date"
          aria-label={t("dayOf")}
          value={day}
          onChange={({ target }) => setDay(target.value)}
          className={controlLook}
        />
      )}
      <FilterPut text={textOf(way, day, days)} put={put} />
    </>
  );
}
