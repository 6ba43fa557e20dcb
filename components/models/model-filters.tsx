import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Disclosure } from "#components/ui/disclosure";
import { FilterBar } from "#components/ui/filter-bar";
import { type Filter, FilterForm } from "#components/ui/filter-form";
import type { Params } from "#components/ui/link";
import { SIGNING_ROLES, STAGES, TIERS } from "#lib/lifecycle/schema";
import { CLAIMED_IMPACTS, FLAGS, YES_NO_FACTS } from "#lib/models/list.schema";
import { APPROVALS, RECORD_TYPES } from "#lib/models/schema";
import { FACT_VALUES } from "#lib/policy/condition.rules";

type Choice = { value: string; label: string };
type ModelFiltersProps = {
  path: string;
  params: Params;
  units: { id: string; name: string }[];
  person: Choice | null;
  children: ReactNode;
};

/** What the list can be narrowed to. The everyday choices stand open; facts are a step away, and active ones always in sight. */
export function ModelFilters({ path, params, units, person, children }: ModelFiltersProps) {
  const t = useTranslations("models.list");
  const one = (name: string) => [params[name]].flat()[0] ?? "";
  const everyday = useEverydayFilters(units, person);
  const rare = [...useRareFilters(one), ...useFactFilters()];
  const active = rare.filter(({ name }) => params[name] !== undefined);
  const others = rare.filter((filter) => !active.includes(filter) && filter.options.length > 0);
  const keep = Object.fromEntries(
    ["q", "sort", ...[...everyday, ...active].map(({ name }) => name)].flatMap((name) => (one(name) ? [[name, one(name)]] : [])),
  );
  return (
    <>
      <FilterBar path={path} params={params} filters={[...everyday, ...active]} search={{ name: "q", label: t("search") }}>
        {children}
      </FilterBar>
      <div className="mb-3 print:hidden">
        <Disclosure summary={t("more")}>
          <FilterForm path={path} keep={keep} filters={others.map((filter) => ({ ...filter, value: "" }))} />
        </Disclosure>
      </div>
    </>
  );
}

const choices = (words: readonly string[], label: (word: string) => string): Choice[] =>
  words.map((value) => ({ value, label: label(value) }));

/** Words that are their own label: codes, names of sources. */
const asTheyAre = (words: readonly string[]) => choices(words.filter(Boolean), (word) => word);

function useEverydayFilters(units: ModelFiltersProps["units"], person: Choice | null): Filter[] {
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
    { name: "flag", label: t("list.flag"), options: choices(FLAGS, (value) => t(`flag.${value}`)) },
    {
      name: "owner",
      label: t("field.owner"),
      options: [
        { value: "me", label: t("list.ownerMe") },
        { value: "none", label: t("list.ownerNone") },
        ...(person ? [person] : []),
      ],
    },
    { name: "businessUnit", label: t("field.businessUnit"), options: units.map(({ id, name }) => ({ value: id, label: name })) },
    {
      name: "imported",
      label: t("list.imported"),
      options: [
        { value: "no", label: t("list.importedNo") },
        { value: "yes", label: t("list.importedYes") },
      ],
    },
  ];
}

function useRareFilters(one: (name: string) => string): Filter[] {
  const t = useTranslations("models");
  const stage = useTranslations("ui.stage");
  const role = useTranslations("ui.role");
  return [
    { name: "claimedStage", label: t("list.claimed"), options: [...choices(STAGES, stage), { value: "none", label: t("none") }] },
    { name: "claimedImpact", label: t("list.impact"), options: choices(CLAIMED_IMPACTS, (value) => t(`claimedImpact.${value}`)) },
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
      options: asTheyAre([...new Set(["EU", "UK", "US", one("jurisdiction")])]),
    },
    { name: "source", label: t("list.source"), options: asTheyAre([one("source")]) },
  ];
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
