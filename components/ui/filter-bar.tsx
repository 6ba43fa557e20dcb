import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type Filter, FilterForm } from "./filter-form.tsx";
import { Glyph } from "./glyph.tsx";
import { hrefWith, Link, type Params } from "./link.tsx";

type FilterBarProps = {
  /** The address of the list. */
  path: string;
  params: Params;
  filters: Filter[];
  /** A field for free text, by its parameter. */
  search?: { name: string; label: string };
  /** On the right: an export, a count, columns. */
  children?: ReactNode;
};

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value) ?? "";

/**
 * What a list is narrowed to, kept in its address: choices in a form that needs no script, and each active one as a chip
 * that takes it back. A page reads its parameters; empty means not narrowed.
 */
export function FilterBar({ path, params, filters, search, children }: FilterBarProps) {
  const t = useTranslations("ui.filter");
  const active = activeFilters(filters, params, search);
  const cleared = Object.fromEntries(active.map(({ name }) => [name, null]));
  return (
    <div className="mb-3 space-y-2 print:space-y-0">
      <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2 print:hidden">
        <FilterForm
          key={hrefWith(path, params)}
          path={path}
          keep={params.sort === undefined ? {} : { sort: one(params.sort) }}
          filters={filters.map((filter) => ({ ...filter, value: one(params[filter.name]) }))}
          search={search ? { ...search, value: one(params[search.name]) } : undefined}
        />
        {children ? <div className="flex flex-wrap items-center gap-2">{children}</div> : null}
      </div>
      {active.length > 0 ? (
        <ul aria-label={t("active")} className="flex flex-wrap items-center gap-1.5">
          {active.map(({ name, label, value }) => (
            <li key={name}>
              <Link
                plain
                href={hrefWith(path, params, { [name]: null })}
                className="inline-flex min-h-6 items-center gap-1.5 rounded-full border border-accent/40 bg-accent-soft px-2.5 text-sm font-medium text-accent hover:border-accent"
              >
                <span>{t("is", { label, value })}</span>
                <span className="sr-only">{t("remove")}</span>
                <Glyph name="cross" className="size-2.5 print:hidden" />
              </Link>
            </li>
          ))}
          <li className="print:hidden">
            <Link href={hrefWith(path, params, cleared)} className="inline-flex min-h-6 items-center px-1 text-sm">
              {t("clear")}
            </Link>
          </li>
        </ul>
      ) : null}
    </div>
  );
}

function activeFilters(filters: Filter[], params: Params, search: FilterBarProps["search"]) {
  const chosen = filters.flatMap(({ name, label, options }) => {
    const value = one(params[name]);
    return value ? [{ name, label, value: options.find((option) => option.value === value)?.label ?? value }] : [];
  });
  const text = search ? one(params[search.name]) : "";
  return search && text ? [{ name: search.name, label: search.label, value: text }, ...chosen] : chosen;
}
