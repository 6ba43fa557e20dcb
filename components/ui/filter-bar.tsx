import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Filter, FilterGroup, Search } from "./filter.ts";
import { FilterForm } from "./filter-form.tsx";
import { useFilterWords } from "./filter-words.ts";
import { Glyph } from "./glyph.tsx";
import { hrefWith, Link, type Params } from "./link.tsx";

type FilterBarProps = {
  /** The address of the list. */
  path: string;
  params: Params;
  filters: Filter[];
  /** More filters, behind one button. */
  groups?: FilterGroup[];
  /** Parameters that are no filter and stay as they are. */
  keep?: string[];
  /** A field for free text, by its parameter. */
  search?: Search;
  /** After the chips: what can be done with the list as it is narrowed now. */
  beside?: ReactNode;
  /** On the right: an export, a count, columns. */
  children?: ReactNode;
};

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value) ?? "";

/**
 * What a list is narrowed to, kept in its address: choices in a form that needs no script, and each active one as a chip
 * that takes it back. A page reads its parameters; empty means not narrowed.
 */
export function FilterBar({ path, params, filters, groups = [], keep = [], search, beside, children }: FilterBarProps) {
  const all = [...filters, ...groups.flatMap((group) => group.filters)];
  const words = useFilterWords();
  const active = activeFilters(all, params, search, words);
  const kept = ["sort", ...keep];
  const names = [...kept, ...(search ? [search.name] : []), ...all.map(({ name }) => name)];
  return (
    <div className="mb-3 space-y-2 print:space-y-0">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 print:hidden">
        <FilterForm
          path={path}
          values={Object.fromEntries(names.map((name) => [name, one(params[name])]))}
          keep={kept}
          filters={filters}
          groups={groups}
          search={search}
        />
        {children ? <div className="flex flex-wrap items-center gap-2">{children}</div> : null}
      </div>
      {active.length > 0 || beside ? (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
          {active.length > 0 ? <Active path={path} params={params} active={active} /> : null}
          {beside}
        </div>
      ) : null}
    </div>
  );
}

type Narrowing = { name: string; label: string; value: string };

/** Each narrowing as a chip that takes it back, and one link for all of them. */
function Active({ path, params, active }: { path: string; params: Params; active: Narrowing[] }) {
  const t = useTranslations("ui.filter");
  const cleared = Object.fromEntries(active.map(({ name }) => [name, null]));
  return (
    <ul aria-label={t("active")} className="flex min-w-0 flex-wrap items-center gap-1.5">
      {active.map(({ name, label, value }) => (
        <li key={name} className="min-w-0">
          <Link
            plain
            href={hrefWith(path, params, { [name]: null })}
            className="inline-flex min-h-6 max-w-full items-center gap-1.5 rounded-full border border-accent/40 bg-accent-soft px-2.5 text-sm font-medium text-accent hover:border-accent"
          >
            <span className="truncate">{t("is", { label, value })}</span>
            <span className="sr-only">{t("remove")}</span>
            <Glyph name="cross" className="size-2.5 shrink-0 print:hidden" />
          </Link>
        </li>
      ))}
      <li className="print:hidden">
        <Link href={hrefWith(path, params, cleared)} className="inline-flex min-h-6 items-center px-1 text-sm">
          {t("clear")}
        </Link>
      </li>
    </ul>
  );
}

function activeFilters(
  filters: Filter[],
  params: Params,
  search: Search | undefined,
  words: ReturnType<typeof useFilterWords>,
): Narrowing[] {
  const chosen = filters.flatMap((filter) => {
    const value = one(params[filter.name]);
    return value ? [{ name: filter.name, label: filter.label, value: words(filter, value) }] : [];
  });
  const text = search ? one(params[search.name]) : "";
  return search && text ? [{ name: search.name, label: search.label, value: text }, ...chosen] : chosen;
}
