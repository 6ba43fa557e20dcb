// What the list of models shows of a model, column by column. The server makes the first rows with it, the browser those that come later.
import { useTranslations } from "next-intl";
import { Chip } from "#components/ui/chip";
import type { Column } from "#components/ui/data-row";
import { Reference } from "#components/ui/reference";
import { TierChip } from "#components/ui/tier-chip";
import { Instant } from "#components/ui/time";
import type { ListedModel } from "#lib/models/list.schema";
import type { LayoutColumn } from "#lib/models/list-layout.rules";
import { ApprovalChip } from "./approval-chip.tsx";
import { ModelStage } from "./model-stage.tsx";
import { AllBox, ModelBox } from "./selection.tsx";

export const modelHref = ({ id }: ListedModel) => `/models/${id}`;

type Shown = { shown: readonly LayoutColumn[]; isPinned: boolean; mayChoose: boolean };

/** The box that chooses the row for those who may act on many, the name, and the columns that were asked for. */
export function useModelColumns({ shown, isPinned, mayChoose }: Shown): Column<ListedModel>[] {
  const t = useTranslations("models");
  const known = useKnownColumns();
  return [
    ...(mayChoose ? [boxes(t("many.column"))] : []),
    { key: "name", header: t("list.model"), sort: "name", primary: true, pinned: "name", cell: ({ name }) => name },
    ...shown.map((key, place) => ({
      key,
      pinned: isPinned && place === 0 ? ("next" as const) : undefined,
      ...known[key],
    })),
  ];
}

type Known = Pick<Column<ListedModel>, "header" | "sort" | "cell">;

/** A claim stands where the stage would, and says that it is one. */
function useKnownColumns(): Record<LayoutColumn, Known> {
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
  pinned: "box",
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
