import { useNow, useTimeZone, useTranslations } from "next-intl";
import { useMonth } from "#components/charts/axis";
import { FilterBar } from "#components/ui/filter-bar";
import type { Params } from "#components/ui/link";
import { dayIn, UTC } from "#lib/core/calendar.rules";
import { SIGNING_ROLES, TIERS } from "#lib/lifecycle/schema";
import { monthOf, monthsUpTo } from "#lib/models/month.rules";
import { OUTCOMES } from "#lib/models/trends.rules";
import { AGES } from "#lib/signoff/age.rules";
import type { View } from "#lib/signoff/queue.schema";
import type { Filter } from "../ui/filter.ts";

type Props = { path: string; params: Params; view: View; units: { id: string; name: string }[] };

/** What the queue is narrowed to: an open one by how long it has waited, a decided one by when and how it was decided. */
export function QueueFilters({ path, params, view, units }: Props) {
  const t = useTranslations("signoff.queue.filter");
  const isDecided = view === "decided" || view === "all_decided";
  const open = useOpenFilters();
  const decided = useDecidedFilters([params.month].flat()[0]);
  const common = useCommonFilters(units);
  const filters = [...(isDecided ? decided : open), ...common].map((filter) => ({ ...filter, label: t(filter.name) }));
  return <FilterBar path={path} params={params} keep={["view"]} filters={filters.filter(({ options }) => options.length > 0)} />;
}

type Unnamed<Name extends string> = Omit<Filter, "label" | "name"> & { name: Name };

function useOpenFilters(): Unnamed<"role" | "age">[] {
  const role = useTranslations("ui.role");
  const age = useTranslations("portfolio.waiting.age");
  return [
    { name: "role", options: SIGNING_ROLES.map((value) => ({ value, label: role(value) })) },
    { name: "age", options: AGES.map((value) => ({ value, label: age(value) })) },
  ];
}

/** The last twelve months, and the one that is asked for. */
function useDecidedFilters(asked: string | undefined): Unnamed<"month" | "outcome">[] {
  const state = useTranslations("ui.state.signoff");
  const month = useMonth();
  const today = dayIn(useNow(), useTimeZone() ?? UTC);
  const months = new Set([...monthsUpTo(monthOf(today)).toReversed(), ...(asked ? [asked] : [])]);
  return [
    { name: "month", options: [...months].map((value) => ({ value, label: month(value) })) },
    { name: "outcome", options: OUTCOMES.map((value) => ({ value, label: state(value) })) },
  ];
}

function useCommonFilters(units: Props["units"]): Unnamed<"tier" | "businessUnit" | "imported">[] {
  const tier = useTranslations("ui.tier");
  const models = useTranslations("models.list");
  return [
    { name: "tier", options: TIERS.toReversed().map((value) => ({ value, label: tier("short", { tier: value }) })) },
    { name: "businessUnit", options: units.map(({ id, name }) => ({ value: id, label: name })) },
    {
      name: "imported",
      options: [
        { value: "no", label: models("importedNo") },
        { value: "yes", label: models("importedYes") },
      ],
    },
  ];
}
