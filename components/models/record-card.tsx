import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Card } from "#components/ui/card";
import { KeyValues } from "#components/ui/key-values";
import { Reference } from "#components/ui/reference";
import { Instant } from "#components/ui/time";
import type { ModelDetail } from "#lib/models/detail.schema";
import { ArchiveButton, ConfirmRecordButton, RecordTypeButton, UnarchiveButton } from "./record-actions.tsx";

type Props = { model: ModelDetail; rights: { govern: boolean; confirmRecord: boolean } };

/** The record itself: what kind it is, since when it is here, and the acts that concern it as a record. */
export function RecordCard({ model, rights }: Props) {
  const t = useTranslations("models");
  const target = { modelId: model.id, name: model.name, reason: model.recordTypeReason ?? "" };
  return (
    <Card id="record" title={t("record.title")}>
      <KeyValues
        items={[
          { label: t("field.ref"), value: <Reference>{model.ref}</Reference> },
          { label: t("field.recordType"), value: t(`recordType.${model.recordType}`) },
          { label: t("field.updated"), value: <Instant at={model.updatedAt.toISOString()} /> },
        ]}
      />
      <div className="mt-3 flex flex-wrap gap-2 empty:hidden print:hidden">
        {rights.confirmRecord ? <ConfirmRecordButton target={target} /> : null}
        {rights.govern ? <GovernButtons target={target} model={model} /> : null}
      </div>
    </Card>
  );
}

function GovernButtons({ target, model }: { target: ComponentProps<typeof ArchiveButton>["target"]; model: ModelDetail }) {
  if (model.archivedAt !== null) return <UnarchiveButton target={target} />;
  return (
    <>
      <RecordTypeButton target={target} recordType={model.recordType} />
      <ArchiveButton target={target} />
    </>
  );
}
