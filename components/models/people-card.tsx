import { useTranslations } from "next-intl";
import { Card } from "#components/ui/card";
import { Chip } from "#components/ui/chip";
import { KeyValues } from "#components/ui/key-values";
import { inFlight } from "#lib/lifecycle/rules";
import type { ModelDetail, VersionRow } from "#lib/models/detail.schema";
import { AcceptOwnerButton, AssignOwnerButton } from "./owner-actions.tsx";

type Props = { model: ModelDetail; rights: { assign: boolean; accept: boolean } };

const isAtWork = ({ isShown, isLive, stage }: VersionRow) => isShown || isLive || inFlight(stage);

/** Who answers for the model and who builds its versions. */
export function PeopleCard({ model, rights }: Props) {
  const t = useTranslations("models");
  return (
    <Card id="owner" title={t("overview.people")} aside={<OwnerButtons model={model} rights={rights} />}>
      <KeyValues
        items={[
          { label: t("overview.owner"), value: <Owner owner={model.owner} /> },
          ...model.versions.filter(isAtWork).map(({ id, label, authors }) => ({
            key: id,
            label: `${t("overview.authors")} ${label}`,
            value: authors.map(({ name }) => name).join(", ") || <span className="text-ink-3">{t("overview.authorsNone")}</span>,
          })),
          { label: t("field.businessUnit"), value: model.businessUnit.name },
          { label: t("field.tags"), value: model.tags.join(", ") || null },
          { label: t("field.notes"), value: model.notes },
        ]}
      />
    </Card>
  );
}

function Owner({ owner }: Pick<ModelDetail, "owner">) {
  const t = useTranslations("models.overview");
  if (!owner) return <Chip tone="warn">{t("ownerNone")}</Chip>;
  return owner.accepted ? owner.name : t("ownerNotAccepted", { name: owner.name });
}

function OwnerButtons({ model, rights }: Props) {
  const { id: modelId, name, businessUnit, owner, openRequests } = model;
  const target = {
    modelId,
    name,
    unitId: businessUnit.id,
    hasOwner: owner?.accepted ?? false,
    hasRequest: openRequests.length > 0,
  };
  return (
    <span className="flex flex-wrap gap-2 empty:hidden">
      {rights.assign ? <AssignOwnerButton target={target} /> : null}
      {rights.accept ? <AcceptOwnerButton target={target} /> : null}
    </span>
  );
}
