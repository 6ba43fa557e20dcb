import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useMonth } from "#components/charts/axis";
import { FilterBar } from "#components/ui/filter-bar";
import type { Params } from "#components/ui/link";
import { choiceOf } from "#lib/core/choice.rules";
import { SIGNING_ROLES, STAGES, TIERS } from "#lib/lifecycle/schema";
import { DATED_FIELDS, offeredSpans } from "#lib/models/dated.schema";
import { CLAIMED_IMPACTS, FLAGS, NOWHERE, PLAIN_FILTERS, YES_NO_FACTS } from "#lib/models/list.schema";
import { readInMonth } from "#lib/models/month.rules";
import { APPROVALS, RECORD_TYPES } from "#lib/models/schema";
import { FACT_VALUES } from "#lib/policy/condition.rules";
import type { Filter } from "../ui/filter.ts";
import { useDayWords } from "../ui/filter-words.ts";

type Choice = { value: string; label: string };
type ModelFiltersProps = {
  path: string;
  params: Params;
  units: { id: string; name: string }[];
  person: Choice | null;
  beside: ReactNode;
  children: ReactNode;
};

/** What the list can be narrowed to. The everyday choices stand open, all others are one button away; active ones are in sight. */
export function ModelFilters({ path, params, units, person, beside, children }: ModelFiltersProps) {
  const t = useTranslations("models.list");
  const one = (name: string) => [params[name]].flat()[0] ?? "";
  const groups = [
    { label: t("groupRecord"), filters: useRecordFilters(units, one) },
    { label: t("groupDays"), filters: useDayFilters() },
    { label: t("groupFacts"), filters: useFactFilters() },
    { label: t("groupImported"), filters: useImportFilters(one) },
  ];
  return (
    <FilterBar
      path={path}
      params={params}
      filters={asMany(useEverydayFilters(person))}
      groups={groups.map(({ label, filters }) => ({ label, filters: asMany(filters) }))}
      keep={["columns", "density", "pinned"]}
      search={{ name: "q", label: t("search") }}
      beside={beside}
    >
      {children}
    </FilterBar>
  );
}

/** Each of them but texts takes several choices. */
const asMany = (filters: Filter[]): Filter[] =>
  filters.map((filter) => (PLAIN_FILTERS.includes(filter.name) ? filter : { ...filter, isMany: true }));

const choices = (words: readonly string[], label: (word: string) => string): Choice[] =>
  words.map((value) => ({ value, label: label(value) }));

/** Words that are their own label: codes, names of sources. */
const asTheyAre = (words: readonly string[]) => choices(words.filter(Boolean), (word) => word);

function useEverydayFilters(person: Choice | null): Filter[] {
  const t = useTranslations("models");
  const stage = useTranslations("ui.stage");
  const tier = useTranslations("ui.tier");
  return [
    { name: "stage", label: t("field.stage"), options: choices(STAGES, stage) },
    {
      name: "tier",
      label: t("field.tier"),
      options: [
        ...choices(TIERS.toReversed(), (value) => tier("short", { tier: value })),
        { value: "none", label: t("list.tierNone") },
      ],
    },
    {
      name: "owner",
      label: t("field.owner"),
      options: [
        { value: "me", label: t("list.ownerMe") },
        { value: "none", label: t("list.ownerNone") },
        ...(person ? [person] : []),
      ],
    },
  ];
}

function useRecordFilters(units: ModelFiltersProps["units"], one: (name: string) => string): Filter[] {
  const t = useTranslations("models");
  const role = useTranslations("ui.role");
  const month = useMonth();
  const inMonth = one("inMonth");
  const happened = inMonth ? readInMonth(inMonth) : null;
  const filters: Filter[] = [
    { name: "name", label: t("list.partOfName"), options: [], of: "text" },
    { name: "flag", label: t("list.flag"), options: choices(FLAGS, (value) => t(`flag.${value}`)) },
    { name: "businessUnit", label: t("field.businessUnit"), options: units.map(({ id, name }) => ({ value: id, label: name })) },
    { name: "approval", label: t("field.approval"), options: choices(APPROVALS, (value) => t(`approval.${value}`)) },
    { name: "kind", label: t("field.kind"), options: choices([...FACT_VALUES.modelKind, "none"], (value) => t(`kind.${value}`)) },
    {
      name: "domain",
      label: t("field.domain"),
      options: choices([...FACT_VALUES.domain, "none"], (value) => t(`domain.${value}`)),
    },
    { name: "waitingOn", label: t("list.waitingOn"), options: choices(SIGNING_ROLES, role) },
    { name: "recordType", label: t("list.recordType"), options: choices(RECORD_TYPES, (value) => t(`recordType.${value}`)) },
    {
      name: "jurisdiction",
      label: t("list.jurisdiction"),
      options: [
        ...asTheyAre([...new Set(["EU", "UK", "US", ...choiceOf(one("jurisdiction")).words])].filter((code) => code !== NOWHERE)),
        { value: NOWHERE, label: t("list.jurisdictionNone") },
      ],
    },
    {
      name: "inMonth",
      label: t("list.inMonth"),
      options: happened ? [{ value: inMonth, label: t(`list.happened.${happened.what}`, { month: month(happened.month) }) }] : [],
    },
  ];
  return filters.filter(({ options, of }) => of || options.length > 0);
}

function useDayFilters(): Filter[] {
  const t = useTranslations("models.list.dated");
  const words = useDayWords();
  return DATED_FIELDS.map((name) => ({
    name,
    label: t(name),
    options: offeredSpans(name).map((text) => ({ value: text, label: words(text) })),
    of: "day",
  }));
}

function useImportFilters(one: (name: string) => string): Filter[] {
  const t = useTranslations("models");
  const stage = useTranslations("ui.stage");
  const filters = [
    {
      name: "imported",
      label: t("list.imported"),
      options: [
        { value: "no", label: t("list.importedNo") },
        { value: "yes", label: t("list.importedYes") },
      ],
    },
    {
      name: "claimedStage",
      label: t("list.claimed"),
      options: [...choices(STAGES, stage), { value: "none", label: t("list.claimedNone") }],
    },
    { name: "claimedImpact", label: t("list.impact"), options: choices(CLAIMED_IMPACTS, (value) => t(`claimedImpact.${value}`)) },
    { name: "source", label: t("list.source"), options: asTheyAre([one("source")]) },
  ];
  return filters.filter(({ options }) => options.length > 0);
}

function useFactFilters(): Filter[] {
  const t = useTranslations("models");
  const known = choices(["yes", "no", "unknown"], (value) => t(`known.${value}`));
  const words = (name: "euAiActClass" | "sourcing" | "coveredEmploymentTool") => ({
    name,
    label: t(`field.${name}`),
    options: choices([...FACT_VALUES[name], "unknown"], (value) => t(`${name}.${value}`)),
  });
  return [
    ...[...YES_NO_FACTS, "article5"].map((name) => ({ name, label: t(`field.${name}`), options: known })),
    words("euAiActClass"),
    words("sourcing"),
    words("coveredEmploymentTool"),
  ];
}
