"use client";
// What is asked once for all models that are acted on at once.
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { RadioGroup } from "#components/ui/checkbox";
import { Field } from "#components/ui/field";
import { Textarea } from "#components/ui/input";
import type { ManyAct } from "#lib/models/many.rules";
import { ARCHIVE_REASONS, RECORD_TYPES } from "#lib/models/schema";
import { PersonChoice } from "./person-choice.tsx";
import { UnitChoice } from "./unit-choice.tsx";

export type Chosen = { id: string; name: string; unitId: string };
type Fields = (props: { models: Chosen[] }) => ReactNode;

function OwnerFields({ models }: { models: Chosen[] }) {
  const t = useTranslations("models.owner");
  const units = [...new Set(models.map(({ unitId }) => unitId))];
  return (
    <Field name="ownerEmail" label={t("person")} help={t("personHelp")} required>
      <PersonChoice unitId={units.length === 1 ? units[0] : undefined} holds="model_owner" />
    </Field>
  );
}

function UnitFields() {
  const t = useTranslations("models");
  return (
    <Field name="businessUnit" label={t("field.businessUnit")} help={t("many.act.move.help")} required>
      <UnitChoice />
    </Field>
  );
}

/** A duplicate names the model that stays, which is another one for each. */
const SHARED_REASONS = ARCHIVE_REASONS.filter((reason) => reason !== "duplicate");

function ArchiveFields() {
  const t = useTranslations("models.record");
  const word = useTranslations("models.archiveReason");
  return (
    <RadioGroup
      name="reason"
      label={t("archiveReason")}
      required
      options={SHARED_REASONS.map((value) => ({ value, label: word(value) }))}
    />
  );
}

function RecordTypeFields() {
  const t = useTranslations("models.record");
  const word = useTranslations("models.recordType");
  return (
    <>
      <RadioGroup
        name="recordType"
        label={t("type")}
        required
        options={RECORD_TYPES.map((value) => ({ value, label: word(value) }))}
      />
      <Field name="reason" label={t("typeReason")} help={t("typeReasonHelp")}>
        <Textarea maxLength={2000} />
      </Field>
    </>
  );
}

export const MANY_FIELDS: Record<ManyAct, Fields> = {
  owner: OwnerFields,
  move: UnitFields,
  recordType: RecordTypeFields,
  archive: ArchiveFields,
  unarchive: () => null,
};
