import { useTranslations } from "next-intl";
import { FilterBar } from "#components/ui/filter-bar";
import type { Params } from "#components/ui/link";

type Props = { path: string; params: Params; units: { id: string; name: string }[] };

/** What every number of the portfolio can be narrowed to. */
export function PortfolioFilters({ path, params, units }: Props) {
  const t = useTranslations("portfolio.imported");
  const models = useTranslations("models");
  return (
    <FilterBar
      path={path}
      params={params}
      filters={[
        {
          name: "businessUnit",
          label: models("field.businessUnit"),
          options: units.map(({ id, name }) => ({ value: id, label: name })),
        },
        {
          name: "imported",
          label: t("label"),
          options: [
            { value: "no", label: models("list.importedNo") },
            { value: "yes", label: models("list.importedYes") },
          ],
        },
      ]}
    />
  );
}
