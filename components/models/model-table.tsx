import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Chip } from "#components/ui/chip";
import { type Column, DataTable } from "#components/ui/data-table";
import { hrefWith, type Params } from "#components/ui/link";
import { Reference } from "#components/ui/reference";
import { TierChip } from "#components/ui/tier-chip";
import { Instant } from "#components/ui/time";
import type { ListedModel } from "#lib/models/list.schema";
import type { Density, LayoutColumn } from "#lib/models/list-layout.rules";
import { ApprovalChip } from "./approval-chip.tsx";
import { ModelStage } from "./model-stage.tsx";
import { AllBox, ModelBox, OwnerSelection } from "./owner-selection.tsx";

type ModelTableProps = {
  path: string;
  params: Params;
  by: string;
  models: ListedModel[];
  columns: readonly LayoutColumn[];
  density: Density;
  empty: ReactNode;
  mayChoose: boolean;
};

/** As many columns after the name stay where columns are scarce. */
const ALWAYS = 4;

/** The list of models. A claim stands where the stage would, and says that it is one. */
export function ModelTable({ path, params, by, models, columns, density, empty, mayChoose }: ModelTableProps) {
  const t = useTranslations("models");
  const known = useColumns();
  const table = (
    <DataTable
      caption={t("list.caption")}
      rows={models}
      rowKey={({ id }) => id}
      href={({ id }) => `/models/${id}`}
      sort={{ path, params, by }}
      empty={empty}
      compact={density === "compact"}
      columns={[
        ...(mayChoose ? [boxes(t("many.column"))] : []),
        { key: "name", header: t("list.model"), sort: "name", primary: true, cell: ({ name }) => name },
        ...columns.map((key, place) => ({ key, wideOnly: place >= ALWAYS, ...known[key] })),
      ]}
    />
  );
  return mayChoose ? <OwnerSelection key={hrefWith(path, params)}>{table}</OwnerSelection> : table;
}

type Known = Pick<Column<ListedModel>, "header" | "sort" | "cell">;

function useColumns(): Record<LayoutColumn, Known> {
  const t = useTranslations("models");
  const header = useTranslations("models.layout.column");
  return {
    ref: { header: header("ref"), sort: "ref", cell: ({ ref }) => <Reference>{ref}</Reference> },
    version: { header: header("version"), cell: ({ version }) => version.name },
    tier: { header: header("tier"), sort: "tier", cell: ({ tier }) => <TierChip short tier={tier} /> },
    stage: { header: header("stage"), sort: "stage", cell: (model) => <ModelStage model={model} /> },
    approval: { header: header("approval"), cell: ({ approval }) => <ApprovalChip approval={approval} /> },
    owner: { header: header("owner"), sort: "owner", cell: ({ owner }) => <Owner owner={owner} /> },
    businessUnit: { header: header("businessUnit"), cell: ({ businessUnit }) => businessUnit.name },
    kind: { header: header("kind"), cell: ({ kind }) => <Stated value={kind} word={(one) => t(`kind.${one}`)} /> },
    domain: { header: header("domain"), cell: ({ domain }) => <Stated value={domain} word={(one) => t(`domain.${one}`)} /> },
    jurisdictions: { header: header("jurisdictions"), cell: ({ jurisdictions }) => jurisdictions.join(", ") },
    flags: { header: header("flags"), cell: ({ flags }) => flags.map((flag) => t(`flag.${flag}`)).join(", ") },
    source: { header: header("source"), cell: ({ source }) => source },
    externalId: { header: header("externalId"), cell: ({ externalId }) => externalId },
    updated: { header: header("updated"), sort: "updated", cell: ({ updatedAt }) => <Instant at={updatedAt.toISOString()} /> },
  };
}

const boxes = (header: string): Column<ListedModel> => ({
  key: "choose",
  header,
  headerCell: <AllBox />,
  cell: ({ id, name, businessUnit }) => <ModelBox model={{ id, name, unitId: businessUnit.id }} />,
});

function Owner({ owner }: Pick<ListedModel, "owner">) {
  const t = useTranslations("models.list");
  if (!owner) return <Chip tone="warn">{t("noOwner")}</Chip>;
  return (
    <>
      {owner.name}
      {owner.accepted ? null : <span className="block text-sm text-ink-3">{t("ownerNotAccepted")}</span>}
    </>
  );
}

function Stated({ value, word }: { value: string | null; word: (value: string) => string }) {
  return value === null ? <span className="text-ink-3">{word("none")}</span> : word(value);
}
