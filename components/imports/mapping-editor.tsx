"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Card, CardRows } from "#components/ui/card";
import { RadioGroup } from "#components/ui/checkbox";
import { Field } from "#components/ui/field";
import { Form, FormActions, Submit } from "#components/ui/form";
import { Input } from "#components/ui/input";
import { hrefWith } from "#components/ui/link";
import { Notice } from "#components/ui/notice";
import { useCommand } from "#components/ui/use-command";
import type { Mapping } from "#lib/imports/mapping.schema";
import { type Choice, type Choices, choicesOf, doubled, mappingFrom } from "#lib/imports/mapping-form.rules";
import type { ImportPreview } from "#lib/imports/preview.schema";
import { MappingSaved, type NamedMapping } from "#lib/imports/schema";
import { DAY_FIRST } from "#lib/imports/vocabulary.schema";
import type { FormValues } from "../ui/read-form.ts";
import { useGo } from "../ui/under-way.ts";
import { ColumnChoice } from "./column-choice.tsx";

type MappingEditorProps = {
  preview: ImportPreview;
  /** The mapping that is changed; null for a file nobody has mapped. One that comes with the product is saved under another name. */
  saved: NamedMapping | null;
};

/** Dates were read month first unless the mapping says otherwise. */
const isMonthFirst = (mapping: Mapping): boolean =>
  !Object.values(mapping.columns).some(
    (rule) => rule.to === "inUseSince" && rule.formats.some((format) => DAY_FIRST.includes(format)),
  );

/** For each column of the file what it becomes, for each word what it means, and the name under which that is kept. */
export function MappingEditor({ preview, saved }: MappingEditorProps) {
  const t = useTranslations("imports.editor");
  const go = useGo();
  const command = useCommand("saveMapping", (data) => MappingSaved.parse(data));
  const base = saved?.mapping ?? preview.suggestion.mapping;
  const header = preview.columns.map(({ name }) => name);
  const [choices, setChoices] = useState<Choices>(() => choicesOf(base, header));
  const choose = (column: string, choice: Choice) => setChoices((known) => ({ ...known, [column]: choice }));
  const own = saved?.id ? saved : null;
  const hasDates = Object.values(choices).some(({ to }) => to === "inUseSince");

  const input = ({ name, title, source, dates }: FormValues) => ({
    name,
    mapping: mappingFrom(base, header, choices, {
      title: String(title ?? ""),
      source: String(source ?? ""),
      monthFirst: dates === undefined ? isMonthFirst(base) : dates === "month",
    }),
    ...(own && name === own.name && { replaces: own.version }),
  });
  return (
    <Form
      command={command}
      input={input}
      refusedTitle={t("refused")}
      onDone={({ name }) => go(hrefWith("/imports/new", { file: preview.sha256, mapping: name }))}
    >
      <Card title={t("title")} aside={t("note")} flush>
        <CardRows label={t("title")}>
          {preview.columns.map((column) => (
            <ColumnChoice
              key={column.name}
              column={column}
              choice={choices[column.name] ?? { to: "", values: {} }}
              isUnsure={!saved && preview.suggestion.unsure.includes(column.name)}
              choose={(choice) => choose(column.name, choice)}
            />
          ))}
        </CardRows>
      </Card>
      <Faults choices={choices} />
      <Card>
        <div className="max-w-3xl space-y-4">
          {hasDates ? <Dates monthFirst={isMonthFirst(base)} /> : null}
          <Names own={own} saved={saved} />
          <FormActions>
            <Submit command={command}>{t("save")}</Submit>
          </FormActions>
        </div>
      </Card>
    </Form>
  );
}

/** What keeps the choices from being a mapping, said before it is sent. */
function Faults({ choices }: { choices: Choices }) {
  const t = useTranslations("imports.editor");
  const target = useTranslations("imports.target");
  const twice = doubled(choices);
  const isNamed = Object.values(choices).some(({ to }) => to === "name");
  if (twice.length === 0 && isNamed) return null;
  return (
    <Notice tone="warn" live>
      {twice.length > 0 ? <p>{t("doubled", { targets: twice.map((to) => target(to.replace(".", "_"))).join(", ") })}</p> : null}
      {isNamed ? null : <p>{t("nameless")}</p>}
    </Notice>
  );
}

function Dates({ monthFirst }: { monthFirst: boolean }) {
  const t = useTranslations("imports.editor");
  return (
    <RadioGroup
      name="dates"
      label={t("dates")}
      inline
      required
      defaultValue={monthFirst ? "month" : "day"}
      options={[
        { value: "month", label: t("monthFirst") },
        { value: "day", label: t("dayFirst") },
      ]}
    />
  );
}

function Names({ own, saved }: { own: NamedMapping | null; saved: NamedMapping | null }) {
  const t = useTranslations("imports.editor");
  return (
    <>
      <Field name="name" label={t("name")} help={t("nameHelp")} required>
        <Input maxLength={63} autoComplete="off" spellCheck={false} defaultValue={own?.name} />
      </Field>
      <Field name="title" label={t("titleField")} required>
        <Input maxLength={300} autoComplete="off" defaultValue={saved?.title} />
      </Field>
      <Field name="source" label={t("sourceField")} help={t("sourceHelp")} required>
        <Input maxLength={100} autoComplete="off" spellCheck={false} defaultValue={saved?.source} />
      </Field>
    </>
  );
}
