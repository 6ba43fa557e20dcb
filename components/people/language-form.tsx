"use client";
import { useTranslations } from "next-intl";
import { Field } from "#components/ui/field";
import { Form, FormActions, Submit } from "#components/ui/form";
import { Select } from "#components/ui/select";
import { toast } from "#components/ui/toast";
import { useCommand } from "#components/ui/use-command";
import { LANGUAGE_NAMES, LANGUAGES, type Language } from "#lib/core/language.rules";

const options = LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }));

/** In which language one reads. Nothing chosen follows the browser. */
export function LanguageForm({ language }: { language: Language | null }) {
  const t = useTranslations("account.language");
  const command = useCommand("setLanguage");
  return (
    <Form
      command={command}
      input={({ language: chosen }) => ({ language: chosen || null })}
      onDone={() => toast(t("done"))}
      refusedTitle={t("refused")}
    >
      <Field name="language" label={t("label")} help={t("help")}>
        <Select options={options} defaultValue={language ?? ""} placeholder={t("browser")} className="w-full sm:w-72" />
      </Field>
      <FormActions>
        <Submit command={command}>{t("submit")}</Submit>
      </FormActions>
    </Form>
  );
}
