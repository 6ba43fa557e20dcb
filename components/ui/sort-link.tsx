import { useTranslations } from "next-intl";
import { sortedAlone, sortsOf } from "#lib/core/sort.rules";
import { Glyph } from "./glyph.tsx";
import { hrefWith, Link, type Params } from "./link.tsx";

export type Sorting = {
  path: string;
  params: Params;
  by?: string;
  /** Whether the list can be sorted by several columns at once. */
  isMany?: boolean;
};

/** How a list in this order is sorted by this column, whether by it first, and whether by others too. */
export function sortedIn(by: string | undefined, name: string | undefined) {
  const sorts = by === undefined ? [] : sortsOf(by);
  const place = sorts.findIndex((one) => one.name === name);
  const sort = sorts[place];
  return sort
    ? {
        direction: sort.isDown ? ("descending" as const) : ("ascending" as const),
        place,
        isFirst: place === 0,
        isAlone: sorts.length === 1,
      }
    : null;
}

const arrows = { ascending: "up", descending: "down" } as const;

/** Sorts by this column alone, upwards, or downwards when it already is; with Shift by this column too. */
export function SortLink({ header, name, sort: { path, params, by, isMany } }: { header: string; name: string; sort: Sorting }) {
  const t = useTranslations("ui.table");
  const sorted = sortedIn(by, name);
  const next = sortedAlone(by ?? "", name);
  const word = t(next === name ? "sortUp" : "sortDown", { column: header });
  return (
    <Link
      plain
      href={hrefWith(path, params, { sort: next })}
      data-sorts={isMany ? name : undefined}
      title={isMany ? t("sortToo", { sort: word }) : word}
      className={`inline-flex min-h-6 items-center gap-1 hover:text-ink ${sorted ? "text-ink" : ""}`}
    >
      {header}
      <Glyph name={sorted ? arrows[sorted.direction] : "sort"} className={sorted ? "size-3" : "size-3 opacity-60"} />
      {sorted && !sorted.isAlone ? (
        <span className="text-xs tabular-nums">
          <span aria-hidden="true">{sorted.place + 1}</span>
          <span className="sr-only">{t(sorted.direction, { place: sorted.place + 1 })}</span>
        </span>
      ) : null}
    </Link>
  );
}
