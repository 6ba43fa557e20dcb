"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Card } from "#components/ui/card";
import { CheckboxGroup } from "#components/ui/checkbox";
import { Field } from "#components/ui/field";
import { Input, Textarea } from "#components/ui/input";
import { Select } from "#components/ui/select";
import type { Facts } from "#lib/models/facts.schema";
import { FACT_VALUES } from "#lib/policy/condition.rules";
import { FactFields } from "./fact-fields.tsx";
import { FieldPlace } from "./field-place.tsx";

/** What the fields start with. */
export type ModelValues = {
  name: string;
  purpose: string | null;
  intendedUse: string | null;
  outOfScopeUse: string | null;
  limitations: string | null;
  kind: string | null;
  domain: string | null;
  jurisdictions: string[];
  facts: Facts;
  tags: string[];
  notes: string | null;
};

const COMMON = ["UK", "EU", "US"];

type Props = {
  values: ModelValues;
  /** False while no version is open: then only the record is edited, and what people sign is not shown. */
  isOpen: boolean;
  isNew: boolean;
  /** Who and where: different for a new model and one that is there. */
  people: React.ReactNode;
};

/** The questions about a model, in the order in which somebody can answer them. */
export function ModelFields({ values, isOpen, isNew, people }: Props) {
  const t = useTranslations("models");
  const [domain, setDomain] = useState(values.domain);
  return (
    <>
      <Card title={t("form.basics")}>
        <div className="space-y-4">
          <Field name="name" label={t("field.name")} help={t("form.nameHelp")} required>
            <Input maxLength={300} autoComplete="off" defaultValue={values.name} />
          </Field>
          {isOpen ? <Description values={values} isNew={isNew} onDomain={setDomain} /> : null}
        </div>
      </Card>
      <Card title={t("form.people")}>
        <div className="space-y-4">{people}</div>
      </Card>
      {isOpen ? (
        <Card id="facts" title={t("form.facts")}>
          <FactFields facts={values.facts} domain={domain} />
        </Card>
      ) : null}
      <Card title={t("form.more")}>
        <div className="space-y-4">
          {isOpen ? (
            <FieldPlace id="limitations">
              <Field name="limitations" label={t("field.limitations")} help={t("form.limitationsHelp")}>
                <Textarea maxLength={20_000} defaultValue={values.limitations ?? ""} />
              </Field>
            </FieldPlace>
          ) : null}
          <Field name="tags" label={t("field.tags")} help={t("form.tagsHelp")}>
            <Input autoComplete="off" defaultValue={values.tags.join(", ")} />
          </Field>
          <Field name="notes" label={t("field.notes")} help={t("form.notesHelp")}>
            <Textarea maxLength={20_000} defaultValue={values.notes ?? ""} />
          </Field>
        </div>
      </Card>
    </>
  );
}

/** What it is for, for whom, and what kind of thing it is. */
function Description({ values, isNew, onDomain }: { values: ModelValues; isNew: boolean; onDomain: (domain: string) => void }) {
  const t = useTranslations("models");
  return (
    <>
      <FieldPlace id="purpose">
        <Field name="purpose" label={t("field.purpose")} help={t("form.purposeHelp")} required={isNew}>
          <Textarea maxLength={20_000} defaultValue={values.purpose ?? ""} />
        </Field>
      </FieldPlace>
      <FieldPlace id="intendedUse">
        <Field name="intendedUse" label={t("field.intendedUse")} help={t("form.intendedUseHelp")}>
          <Textarea maxLength={20_000} defaultValue={values.intendedUse ?? ""} />
        </Field>
      </FieldPlace>
      <FieldPlace id="outOfScopeUse">
        <Field name="outOfScopeUse" label={t("field.outOfScopeUse")} help={t("form.outOfScopeUseHelp")}>
          <Textarea maxLength={20_000} defaultValue={values.outOfScopeUse ?? ""} />
        </Field>
      </FieldPlace>
      <div className="beside">
        <FieldPlace id="facts.kind">
          <Field name="kind" label={t("field.kind")} help={t("form.kindHelp")} required={isNew}>
            <Select
              defaultValue={values.kind ?? undefined}
              options={FACT_VALUES.modelKind.map((value) => ({ value, label: t(`kind.${value}`) }))}
            />
          </Field>
        </FieldPlace>
        <FieldPlace id="facts.domain">
          <Field name="domain" label={t("field.domain")} help={t("form.domainHelp")} required={isNew}>
            <Select
              defaultValue={values.domain ?? undefined}
              onChange={(event) => onDomain(event.currentTarget.value)}
              options={FACT_VALUES.domain.map((value) => ({ value, label: t(`domain.${value}`) }))}
            />
          </Field>
        </FieldPlace>
      </div>
      <FieldPlace id="jurisdictions">
        <CheckboxGroup
          inline
          name="jurisdictions"
          label={t("field.jurisdictions")}
          defaultValues={values.jurisdictions}
          options={COMMON.map((value) => ({ value, label: value }))}
        />
      </FieldPlace>
      <Field name="otherJurisdictions" label={t("form.otherJurisdictions")} help={t("form.jurisdictionsHelp")}>
        <Input autoComplete="off" defaultValue={values.jurisdictions.filter((code) => !COMMON.includes(code)).join(", ")} />
      </Field>
    </>
  );
}
