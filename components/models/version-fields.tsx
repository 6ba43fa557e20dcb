"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Card } from "#components/ui/card";
import { RadioGroup } from "#components/ui/checkbox";
import { Field } from "#components/ui/field";
import { Input, Textarea } from "#components/ui/input";
import type { FoundOption } from "#components/ui/search-in";
import { Select } from "#components/ui/select";
import {
  CHANGE_CLASSES,
  type Dataset,
  DOCUMENT_KEYS,
  type Document,
  IDENTITY_TYPES,
  type Identity,
} from "#lib/models/content.schema";
import { AuthorFields } from "./author-fields.tsx";
import { RowList } from "./row-list.tsx";

export type VersionValues = {
  label: string;
  changeClass: string | null;
  summary: string | null;
  identity: Identity | null;
  datasets: Dataset[];
  documentation: Document[];
};

type Props = { values: VersionValues; unitId: string; authors: FoundOption[]; isNew: boolean };

/** What a version alone carries: its class, what identifies it, data, documentation, authors. */
export function VersionFields({ values, unitId, authors, isNew }: Props) {
  const t = useTranslations("models");
  return (
    <>
      <Card title={t("field.version")}>
        <div className="space-y-4">
          <Field name="label" label={t("field.label")} help={isNew ? t("version.labelDefault") : t("version.labelHelp")}>
            <Input maxLength={60} autoComplete="off" className="max-w-40" defaultValue={values.label} />
          </Field>
          <RadioGroup
            name="changeClass"
            label={t("field.changeClass")}
            required={isNew}
            defaultValue={values.changeClass ?? undefined}
            options={CHANGE_CLASSES.map((value) => ({
              value,
              label: t(`changeClass.${value}`),
              note: t(`changeClassNote.${value}`),
            }))}
          />
          <Field name="summary" label={t("field.summary")} help={t("version.summaryHelp")}>
            <Textarea maxLength={20_000} defaultValue={values.summary ?? ""} />
          </Field>
        </div>
      </Card>
      <Card id="identity" title={t("field.identity")}>
        <IdentityFields identity={values.identity} />
      </Card>
      <Card title={t("version.datasets")}>
        <DatasetFields datasets={values.datasets} />
      </Card>
      <Card title={t("version.documentation")}>
        <DocumentFields documents={values.documentation} />
      </Card>
      <Card id="authors" title={t("field.authors")}>
        <AuthorFields isHeaded unitId={unitId} authors={authors} />
      </Card>
    </>
  );
}

type Line = { name: string; label: string; help?: string; required?: boolean; type?: string };

/** The fields of each way to identify a version. */
const LINES: Record<Identity["type"], Line[]> = {
  artefact: [
    { name: "uri", label: "uri", help: "uriHelp" },
    { name: "digest", label: "digest", help: "digestHelp" },
  ],
  supplier_release: [
    { name: "product", label: "product", required: true },
    { name: "release", label: "release", required: true },
    { name: "configurationDigest", label: "configurationDigest", help: "digestHelp" },
    { name: "seen", label: "seen", type: "date" },
  ],
  hosted_model: [
    { name: "provider", label: "provider", required: true },
    { name: "name", label: "hostedName", help: "hostedNameHelp" },
    { name: "prompt", label: "prompt", help: "digestHelp" },
    { name: "retrievalSet", label: "retrievalSet" },
    { name: "guardrails", label: "guardrails" },
    { name: "tools", label: "tools" },
  ],
  rules: [
    { name: "repository", label: "repository", required: true },
    { name: "commit", label: "commit", required: true },
  ],
};

function IdentityFields({ identity }: { identity: Identity | null }) {
  const t = useTranslations("models.version");
  const [type, setType] = useState<string>(identity?.type ?? "");
  const known = IDENTITY_TYPES.find((one) => one === type);
  const held = new Map<string, string | null>(identity?.type === type ? Object.entries(identity) : []);
  return (
    <div className="space-y-4">
      <Field name="identity.type" label={t("identityType")} help={t("identityHelp")}>
        <Select
          defaultValue={identity?.type}
          onChange={(event) => setType(event.currentTarget.value)}
          options={IDENTITY_TYPES.map((value) => ({ value, label: t(value) }))}
        />
      </Field>
      {(known ? LINES[known] : []).map(({ name, label, help, required, type: kind }) => (
        <Field key={`${type} ${name}`} name={`identity.${name}`} label={t(label)} help={help && t(help)} required={required}>
          <Input type={kind} autoComplete="off" maxLength={2000} defaultValue={held.get(name) ?? ""} />
        </Field>
      ))}
    </div>
  );
}

function DatasetFields({ datasets }: { datasets: Dataset[] }) {
  const t = useTranslations("models.version");
  return (
    <RowList isHeaded label={t("datasets")} add={t("addDataset")} rows={datasets}>
      {(row, index) => (
        <div className="grid gap-3 sm:grid-cols-2">
          <Field name={`datasets.${index}.name`} label={t("datasetName")} required>
            <Input maxLength={300} autoComplete="off" defaultValue={row?.name} />
          </Field>
          <Field name={`datasets.${index}.version`} label={t("datasetVersion")}>
            <Input maxLength={200} autoComplete="off" defaultValue={row?.version ?? ""} />
          </Field>
          <Field name={`datasets.${index}.digest`} label={t("datasetDigest")}>
            <Input maxLength={80} autoComplete="off" defaultValue={row?.digest ?? ""} />
          </Field>
          <Field name={`datasets.${index}.classification`} label={t("datasetClass")}>
            <Input maxLength={100} autoComplete="off" defaultValue={row?.classification ?? ""} />
          </Field>
        </div>
      )}
    </RowList>
  );
}

function DocumentFields({ documents }: { documents: Document[] }) {
  const t = useTranslations("models.version");
  const word = useTranslations("models.documentKey");
  return (
    <RowList isHeaded label={t("documentation")} help={t("documentationHelp")} add={t("addDocument")} rows={documents}>
      {(row, index) => (
        <div className="grid gap-3 sm:grid-cols-2">
          <Field name={`documentation.${index}.key`} label={t("documentKey")} required>
            <Select defaultValue={row?.key} options={DOCUMENT_KEYS.map((value) => ({ value, label: word(value) }))} />
          </Field>
          <Field name={`documentation.${index}.title`} label={t("documentTitle")} required>
            <Input maxLength={200} autoComplete="off" defaultValue={row?.title} />
          </Field>
          <div className="sm:col-span-2">
            <Field name={`documentation.${index}.text`} label={t("documentText")} required>
              <Textarea rows={5} maxLength={50_000} defaultValue={row?.text} />
            </Field>
          </div>
        </div>
      )}
    </RowList>
  );
}
