"use client";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { classNames } from "./class-names.ts";
import { controlLook } from "./control-look.ts";
import type { Filter, FilterChoices, FilterGroup } from "./filter.ts";
import { FilterBuilder } from "./filter-builder.tsx";
import { FilterOptions } from "./filter-options.tsx";
import { Glyph } from "./glyph.tsx";
import { Panel } from "./panel.tsx";

/** The filters that are not needed every day, in groups, and conditions with several choices. */
export function FilterPanel({ groups, many, ...choices }: FilterChoices & { groups: FilterGroup[]; many: Filter[] }) {
  const t = useTranslations("ui.filter");
  const count = groups.flatMap(({ filters }) => filters).filter(({ name }) => choices.values[name]).length;
  return (
    <Panel
      label={t("more", { count })}
      icon={<Glyph name="filter" className="size-3.5 text-ink-3" />}
      className="w-[min(58rem,calc(100vw-1rem))]"
    >
      {groups.map(({ label, filters }) => (
        <fieldset key={label}>
          <legend className="mb-1.5 font-semibold">{label}</legend>
          <div className="grid items-end gap-x-4 gap-y-2.5 sm:grid-cols-2 md:grid-cols-3 lg:grid-cols-4">
            {filters.map((filter) => (
              <Labelled key={filter.name} filter={filter} {...choices} />
            ))}
          </div>
        </fieldset>
      ))}
      {many.length > 0 ? <FilterBuilder filters={many} {...choices} /> : null}
    </Panel>
  );
}

function Labelled({ filter, values, onChoose }: FilterChoices & { filter: Filter }) {
  const t = useTranslations("ui.filter");
  const id = useId();
  const { name, label } = filter;
  const value = values[name] ?? "";
  const look = classNames(controlLook, "w-full", value ? "border-accent" : "text-ink-2");
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="mb-0.5 block text-sm text-ink-2">
        {label}
      </label>
      {filter.of === "text" ? (
        // Made anew when the address says something else; Enter sends it, as it does the search.
        <input key={value} id={id} type="text" name={name} defaultValue={value} maxLength={100} className={look} />
      ) : (
        <select
          id={id}
          name={name}
          value={value}
          onChange={({ currentTarget: { form } }) => form && onChoose(form)}
          className={classNames(look, "chevron pe-7")}
        >
          <option value="">{t("anything")}</option>
          <FilterOptions filter={filter} value={value} />
        </select>
      )}
    </div>
  );
}
