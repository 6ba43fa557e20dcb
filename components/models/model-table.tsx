import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Chip } from "#components/ui/chip";
import { type Column, DataTable } from "#components/ui/data-table";
import { hrefWith, type Params } from "#components/ui/link";
import { Reference } from "#components/ui/reference";
import { TierChip } from "#components/ui/tier-chip";
import { Instant } from "#components/ui/time";
import type { ListedModel } from "#lib/models/list.schema";
import { ApprovalChip } from "./approval-chip.tsx";
import { ModelStage } from "./model-stage.tsx";
import { AllBox, ModelBox, OwnerSelection } from "./owner-selection.tsx";

type ModelTableProps = { path: string; params: Params; by: string; models: ListedModel[]; empty: ReactNode; mayChoose: boolean };

/** The list of models. A claim stands where the stage would, and says that it is one. */
export function ModelTable({ path, params, by, models, empty, mayChoose }: ModelTableProps) {
  const t = useTranslations("models");
  const table = (
    <DataTable
      caption={t("list.caption")}
      rows={models}
      rowKey={({ id }) => id}
      href={({ id }) => `/models/${id}`}
      sort={{ path, params, by }}
      empty={empty}
      columns={[
        ...(mayChoose ? [boxes(t("many.column"))] : []),
        { key: "name", header: t("list.model"), sort: "name", primary: true, cell: ({ name }) => name },
        { key: "ref", header: t("field.ref"), sort: "ref", cell: ({ ref }) => <Reference>{ref}</Reference> },
        { key: "tier", header: t("field.tier"), sort: "tier", cell: ({ tier }) => <TierChip short tier={tier} /> },
        { key: "stage", header: t("field.stage"), sort: "stage", cell: (model) => <ModelStage model={model} /> },
        {
          key: "approval",
          header: t("field.approval"),
          wideOnly: true,
          cell: ({ approval }) => <ApprovalChip approval={approval} />,
        },
        { key: "owner", header: t("field.owner"), sort: "owner", cell: ({ owner }) => <Owner owner={owner} /> },
        { key: "unit", header: t("field.businessUnit"), wideOnly: true, cell: ({ businessUnit }) => businessUnit.name },
        { key: "kind", header: t("field.kind"), wideOnly: true, cell: ({ kind }) => <Kind model={kind} /> },
        {
          key: "updated",
          header: t("field.updated"),
          sort: "updated",
          wideOnly: true,
          cell: ({ updatedAt }) => <Instant at={updatedAt.toISOString()} />,
        },
      ]}
    />
  );
  return mayChoose ? <OwnerSelection key={hrefWith(path, params)}>{table}</OwnerSelection> : table;
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

function Kind({ model }: { model: string | null }) {
  const t = useTranslations("models.kind");
  return model === null ? <span className="text-ink-3">{t("none")}</span> : t(model);
}
