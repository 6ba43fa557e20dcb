"use client";
import { useTranslations } from "next-intl";
import { z } from "zod";
import { Card } from "#components/ui/card";
import { Checkbox, RadioGroup } from "#components/ui/checkbox";
import { Combobox } from "#components/ui/combobox";
import { Field } from "#components/ui/field";
import { Form, FormActions, Submit } from "#components/ui/form";
import { Select } from "#components/ui/select";
import { useCommand } from "#components/ui/use-command";
import { DEFAULT_UNIT, type NamedMapping } from "#lib/imports/schema";
import type { FormValues } from "../ui/read-form.ts";
import { useGo } from "../ui/under-way.ts";

type Choice = { value: string; label: string };
type StartFormProps = {
  file: { sha256: string; size: number; type: string; name: string };
  mapping: NamedMapping;
  /** Units in which the person imports, and those of them below no other. */
  units: Choice[];
  topmost: Choice[];
};

const Started = z.object({ id: z.string() });
const MODES = ["dry-run", "import", "compare"] as const;

/** Where the records go and what is done with the file. A dry run is what is offered first. */
export function StartForm({ file, mapping, units, topmost }: StartFormProps) {
  const t = useTranslations("imports.form");
  const go = useGo();
  const command = useCommand("importModels", (data) => Started.parse(data));
  const rules = Object.values(mapping.mapping.columns);
  const has = (to: string) => rules.some((rule) => rule.to === to);
  const hasFallback = rules.some((rule) => rule.to === "name" && rule.fallback !== undefined);
  const input = ({ mode, unit, parent, ...options }: FormValues) => ({
    file,
    mapping: mapping.name,
    mode,
    options,
    ...(mode === "compare" && unit === DEFAULT_UNIT ? {} : { unit, ...(parent !== undefined && { parent }) }),
  });
  return (
    <Card title={t("title")}>
      <Form
        command={command}
        input={input}
        onDone={({ id }) => go(`/imports/${id}`)}
        refusedTitle={t("refused")}
        className="max-w-3xl space-y-4"
      >
        <Mode />
        <Field name="unit" label={t("unit")} help={t("unitHelp")} required>
          <Combobox
            options={[
              { value: DEFAULT_UNIT, label: DEFAULT_UNIT, note: t("unitNew") },
              ...units.filter(({ label }) => label !== DEFAULT_UNIT),
            ]}
            defaultOption={{ value: DEFAULT_UNIT, label: DEFAULT_UNIT }}
          />
        </Field>
        {topmost.length > 1 ? (
          <Field name="parent" label={t("parent")} help={t("parentHelp")}>
            <Select options={topmost} />
          </Field>
        ) : null}
        {has("unitName") ? (
          <Checkbox
            name="unitPerAgency"
            label={t("unitPerAgency")}
            help={t("unitPerAgencyHelp")}
            defaultChecked={mapping.mapping.options.unitPerAgency}
          />
        ) : null}
        {hasFallback ? (
          <Checkbox name="nameFallback" label={t("nameFallback")} defaultChecked={mapping.mapping.options.nameFallback} />
        ) : null}
        {has("claimedStage") ? <Checkbox name="rejectUnknownStages" label={t("rejectUnknownStages")} defaultChecked /> : null}
        <FormActions>
          <Submit command={command}>{t("start")}</Submit>
        </FormActions>
      </Form>
    </Card>
  );
}

function Mode() {
  const t = useTranslations("imports.form");
  const word = useTranslations("imports.mode");
  return (
    <RadioGroup
      name="mode"
      label={t("mode")}
      required
      defaultValue="dry-run"
      options={MODES.map((value) => ({ value, label: word(value), note: t(`modeNote.${value}`) }))}
    />
  );
}
