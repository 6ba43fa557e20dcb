"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "#components/ui/field";
import { Form, FormActions, Submit } from "#components/ui/form";
import { Input } from "#components/ui/input";
import { Select } from "#components/ui/select";
import { useCommand } from "#components/ui/use-command";
import { FORMATS_OF } from "#lib/exports/rules";
import { KINDS, type Kind, kindSchema, REGISTERS } from "#lib/exports/schema";
import type { FormValues } from "../ui/read-form.ts";
import { ExportPreview } from "./export-preview.tsx";

type ExportFormProps = {
  /** Kinds the person may ask for here. */
  kinds: Kind[];
  initial: Kind;
  /** The version of a dossier, with its name. */
  version?: { id: string; name: string };
  /** What an inventory was narrowed to where the person came from, with its words. */
  filter?: { values: Record<string, string>; words: string };
};

type Asked = { kind: Kind; register: string | null };

/** Which fields narrow what is asked for. */
const periodOf = ({ kind, register }: Asked): "period" | "day" | null => {
  if (kind === "audit-log") return "period";
  if (kind === "register") return register === "access" ? "day" : "period";
  return null;
};

/** Asks for a file. It is made in the background and found again below. */
export function ExportForm({ kinds, initial, version, filter }: ExportFormProps) {
  const t = useTranslations("exports.form");
  const kindWord = useTranslations("exports.kind");
  const title = useTranslations("exports.title");
  const command = useCommand("requestExport");
  const [asked, setAsked] = useState<Asked>({ kind: initial, register: null });
  const period = periodOf(asked);

  const input = ({ filter: given = {}, ...values }: FormValues) => ({
    ...values,
    ...(asked.kind === "dossier" && version ? { versionId: version.id } : {}),
    filter: asked.kind === "inventory" ? (filter?.values ?? {}) : given,
  });

  return (
    <Form command={command} input={input} refusedTitle={t("refused")} className="flex flex-wrap items-end gap-3">
      <Field name="kind" label={t("kind")} required>
        <Select
          options={KINDS.filter((kind) => kinds.includes(kind)).map((value) => ({ value, label: kindWord(value) }))}
          defaultValue={initial}
          onChange={(event) => setAsked({ kind: kindSchema.catch("inventory").parse(event.target.value), register: null })}
        />
      </Field>
      {asked.kind === "register" ? (
        <Field name="register" label={t("register")} required>
          <Select
            options={REGISTERS.map((value) => ({ value, label: title(value) }))}
            onChange={(event) => setAsked({ ...asked, register: event.target.value })}
          />
        </Field>
      ) : null}
      <Field name="format" label={t("format")} required>
        <Select
          key={asked.kind}
          defaultValue={FORMATS_OF[asked.kind][0]}
          options={FORMATS_OF[asked.kind].map((value) => ({ value, label: value.toUpperCase() }))}
        />
      </Field>
      {period === "period" ? (
        <>
          <Field name="filter.from" label={t("from")} help={t("dayHelp")}>
            <Input type="date" />
          </Field>
          <Field name="filter.to" label={t("to")} help={t("dayHelp")}>
            <Input type="date" />
          </Field>
        </>
      ) : null}
      {period === "day" ? (
        <Field name="filter.on" label={t("on")} help={t("dayEnd")}>
          <Input type="date" />
        </Field>
      ) : null}
      <FormActions>
        <Submit command={command}>{t("make")}</Submit>
      </FormActions>
      <p className="w-full text-sm text-ink-3">
        {t(`about.${asked.kind}`)}
        {asked.kind === "dossier" && version ? ` ${t("dossierOf", { name: version.name })}` : ""}
        {asked.kind === "inventory" && filter ? ` ${t("narrowed", { filter: filter.words })}` : ""}{" "}
        {asked.kind === "dossier" ? null : <ExportPreview {...asked} held={filter?.values ?? {}} />}
      </p>
    </Form>
  );
}
