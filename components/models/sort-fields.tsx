import { useTranslations } from "next-intl";
import { SORTS_MAX, type SortedBy, sortsOf, sortText } from "#lib/core/sort.rules";
import { SORTS } from "#lib/models/list-sort.rules";
import { controlLook } from "../ui/control-look.ts";

type SortFieldsProps = {
  by: string;
  /** Whether words are searched: only then something matches better than something else. */
  hasWords: boolean;
  onSort: (sort: string) => void;
};

/** What the rows are sorted by, up to three columns one after the other. */
export function SortFields({ by, hasWords, onSort }: SortFieldsProps) {
  const t = useTranslations("models.layout");
  const sorts = sortsOf(by);
  const names = SORTS.filter((name) => name !== "match" || hasWords);
  const places = Array.from({ length: Math.min(sorts.length + 1, SORTS_MAX, names.length) }, (_, place) => place);

  const put = (place: number, sort: SortedBy | null) =>
    onSort(sortText([...sorts.slice(0, place), ...(sort ? [sort] : []), ...sorts.slice(place + 1)]));
  return (
    <fieldset>
      <legend className="mb-1.5 font-semibold">{t("order")}</legend>
      <ol className="space-y-1.5">
        {places.map((place) => {
          const sort = sorts[place];
          const others = sorts.filter((_, other) => other !== place);
          return (
            <li key={place} className="flex gap-2">
              <select
                aria-label={t("sortBy", { place: place + 1 })}
                value={sort?.name ?? ""}
                onChange={({ target: { value } }) => put(place, value ? { name: value, isDown: sort?.isDown ?? false } : null)}
                className={`${controlLook} chevron grow pe-7`}
              >
                {place === 0 ? null : <option value="">{t("sortNone")}</option>}
                {names
                  .filter((name) => !others.some((other) => other.name === name))
                  .map((name) => (
                    <option key={name} value={name}>
                      {t(`sort.${name}`)}
                    </option>
                  ))}
              </select>
              {sort ? (
                <select
                  aria-label={t("sortWay", { place: place + 1 })}
                  value={sort.isDown ? "down" : "up"}
                  onChange={({ target: { value } }) => put(place, { ...sort, isDown: value === "down" })}
                  className={`${controlLook} chevron pe-7`}
                >
                  <option value="up">{t("sortUp")}</option>
                  <option value="down">{t("sortDown")}</option>
                </select>
              ) : null}
            </li>
          );
        })}
      </ol>
    </fieldset>
  );
}
