"use client";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button";
import { Checkbox } from "#components/ui/checkbox";
import { DialogButton } from "#components/ui/dialog";
import { Field } from "#components/ui/field";
import { Form, FormActions, Submit } from "#components/ui/form";
import { Input } from "#components/ui/input";
import { Refusal } from "#components/ui/refusal";
import { toast } from "#components/ui/toast";
import { useCommand } from "#components/ui/use-command";

/** Keeps the filters and the order of the list under a name. */
export function SaveViewButton({ query }: { query: string }) {
  const t = useTranslations("models.views");
  return (
    <DialogButton label={t("save")} title={t("save")} size="small">
      {(close) => <SaveViewForm query={query} close={close} />}
    </DialogButton>
  );
}

function SaveViewForm({ query, close }: { query: string; close: () => void }) {
  const t = useTranslations("models.views");
  const command = useCommand("saveView");
  const finish = () => {
    close();
    toast(t("saved"));
  };
  return (
    <Form command={command} input={(values) => ({ ...values, query })} onDone={finish} refusedTitle={t("refused")}>
      <Field name="name" label={t("name")} help={t("nameHelp")} required>
        <Input maxLength={80} autoComplete="off" data-autofocus="" />
      </Field>
      <Checkbox name="shared" label={t("shared")} />
      <FormActions>
        <Submit command={command}>{t("submit")}</Submit>
        <Button variant="quiet" onClick={close}>
          {t("cancel")}
        </Button>
      </FormActions>
    </Form>
  );
}

/** Forgets one of one's own views. */
export function ForgetViewButton({ viewId, name }: { viewId: string; name: string }) {
  const t = useTranslations("models.views");
  const command = useCommand("deleteView");
  const forget = async () => {
    const { ok } = await command.run({ viewId });
    if (ok) toast(t("forgotten"));
  };
  return (
    <>
      <Button size="small" variant="quiet" pending={command.pending} onClick={forget}>
        {t("forget", { name })}
      </Button>
      {command.ok === false ? <Refusal reasons={command.reasons} title={t("forgetRefused")} /> : null}
    </>
  );
}
