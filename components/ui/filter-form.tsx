"use client";
import { useRouter } from "next/navigation";
// The choices of a filter bar. Without a script it is a GET form; with one a choice takes effect at once and the page stays.
import { useTranslations } from "next-intl";
import { type FormEvent, useOptimistic, useTransition } from "react";
import { Button } from "./button.tsx";
import { classNames } from "./class-names.ts";
import { controlLook } from "./control-look.ts";
import type { Filter, FilterChoices, FilterGroup, Search } from "./filter.ts";
import { FilterOptions } from "./filter-options.tsx";
import { FilterPanel } from "./filter-panel.tsx";
import { FilterSearch } from "./filter-search.tsx";
import { hrefWith } from "./link.tsx";

type FilterFormProps = {
  path: string;
  /** What the address says now, by the names of the filters, of the search and of what stays. */
  values: Record<string, string>;
  keep: string[];
  filters: Filter[];
  groups: FilterGroup[];
  search?: Search | undefined;
};

export function FilterForm({ path, values, keep, filters, groups, search }: FilterFormProps) {
  const t = useTranslations("ui.filter");
  const router = useRouter();
  const [pending, start] = useTransition();
  // A choice shows at once, and what the address says once it is there: also after a step back.
  const [shown, show] = useOptimistic(values);

  const apply = (form: HTMLFormElement, put: Record<string, string> = {}) => {
    const texts = [...new FormData(form)].map(([name, value]) => [name, typeof value === "string" ? value.trim() : ""]);
    const next: Record<string, string> = { ...Object.fromEntries(texts), ...put };
    start(() => {
      show(next);
      router.push(hrefWith(path, next), { scroll: false });
    });
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    apply(event.currentTarget);
  };
  const many = [...filters, ...groups.flatMap((group) => group.filters)].filter(({ isMany, of }) => isMany || of);
  const choices = { values: shown, onChoose: apply };

  return (
    <form action={path} onSubmit={submit} aria-busy={pending} className="flex min-w-0 grow flex-wrap items-center gap-2">
      {keep.map((name) => (values[name] ? <input key={name} type="hidden" name={name} value={values[name]} /> : null))}
      {search ? <FilterSearch {...search} value={values[search.name] ?? ""} /> : null}
      {filters.map((filter) => (
        <FilterSelect key={filter.name} filter={filter} {...choices} />
      ))}
      {groups.length > 0 ? <FilterPanel groups={groups} many={many} {...choices} /> : null}
      {search ? null : (
        <noscript>
          <Button type="submit">{t("apply")}</Button>
        </noscript>
      )}
    </form>
  );
}

/** One filter whose label is its empty choice. */
function FilterSelect({ filter, values, onChoose }: FilterChoices & { filter: Filter }) {
  const t = useTranslations("ui.filter");
  const { name, label, unset } = filter;
  const value = values[name] ?? "";
  return (
    <select
      name={name}
      value={value}
      aria-label={label}
      onChange={({ currentTarget: { form } }) => form && onChoose(form)}
      className={classNames(controlLook, "chevron w-auto max-w-48 pe-7", value ? "border-accent text-ink" : "text-ink-2")}
    >
      <option value="">{unset ?? t("any", { label })}</option>
      <FilterOptions filter={filter} value={value} />
    </select>
  );
}
