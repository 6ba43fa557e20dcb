"use client";
import { useTranslations } from "next-intl";
import { z } from "zod";
import { Button } from "#components/ui/button";
import { CheckboxGroup } from "#components/ui/checkbox";
import { CopyButton } from "#components/ui/copy-button";
import { DialogButton } from "#components/ui/dialog";
import { Field } from "#components/ui/field";
import { Form, FormActions, Submit } from "#components/ui/form";
import { Input } from "#components/ui/input";
import { Notice } from "#components/ui/notice";
import { Select } from "#components/ui/select";
import { useCommand } from "#components/ui/use-command";
import { KEY_DAYS } from "#lib/people/keys.schema";

// An answer that was lost on the way comes a second time without the key.
const Made = z.object({ key: z.string().optional() });

/** Makes an API key and shows it once; closing the dialog forgets it. */
export function MakeKeyButton() {
  const t = useTranslations("account.keys");
  return (
    <DialogButton offered label={t("make")} title={t("makeTitle")} variant="primary">
      {(close) => <MakeKey close={close} />}
    </DialogButton>
  );
}

function MakeKey({ close }: { close: () => void }) {
  const t = useTranslations("account.keys");
  const cancel = useTranslations("people.act")("cancel");
  const command = useCommand("createApiKey", (data) => Made.parse(data));
  if (command.data) return <Shown apiKey={command.data.key} close={close} />;
  return (
    <Form command={command} refusedTitle={t("refused")}>
      <Field name="name" label={t("name")} help={t("nameHelp")} required>
        <Input maxLength={100} autoComplete="off" data-autofocus="" />
      </Field>
      <CheckboxGroup
        name="scopes"
        label={t("scopes")}
        inline
        defaultValues={["read"]}
        options={[
          { value: "read", label: t("read") },
          { value: "write", label: t("write") },
        ]}
      />
      <Field name="expiresInDays" label={t("days")} required>
        <Select
          defaultValue={90}
          options={KEY_DAYS.map((days) => ({ value: days, label: t("daysCount", { days }) }))}
          className="w-auto"
        />
      </Field>
      <FormActions>
        <Submit command={command}>{t("submit")}</Submit>
        <Button variant="quiet" onClick={close}>
          {cancel}
        </Button>
      </FormActions>
    </Form>
  );
}

function Shown({ apiKey, close }: { apiKey: string | undefined; close: () => void }) {
  const t = useTranslations("account.keys");
  if (apiKey === undefined) return <Notice tone="warn">{t("shownBefore")}</Notice>;
  return (
    <div className="space-y-3" role="status">
      <p>{t("made")}</p>
      <p className="flex items-start gap-2 rounded-md border border-line bg-sunken px-3 py-2">
        <code className="min-w-0 grow font-mono text-sm [overflow-wrap:anywhere]">{apiKey}</code>
        <CopyButton text={apiKey} label={t("copy")} />
      </p>
      <p className="text-ink-3">
        {t("use")} <code className="font-mono text-sm">Authorization: Bearer cs_…</code>
      </p>
      <FormActions>
        <Button variant="primary" onClick={close}>
          {t("close")}
        </Button>
      </FormActions>
    </div>
  );
}
