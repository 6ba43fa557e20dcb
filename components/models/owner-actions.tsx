"use client";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button";
import { DialogButton } from "#components/ui/dialog";
import { Field } from "#components/ui/field";
import { Form, FormActions, Submit } from "#components/ui/form";
import { Notice } from "#components/ui/notice";
import { toast } from "#components/ui/toast";
import { useCommand } from "#components/ui/use-command";
import { PersonChoice } from "./person-choice.tsx";

type Target = { modelId: string; name: string; unitId: string; hasOwner: boolean; hasRequest: boolean };

/** Names an owner where there is none, or hands over. */
export function AssignOwnerButton({ target }: { target: Target }) {
  const t = useTranslations("models.owner");
  return (
    <DialogButton
      offered
      size="small"
      label={t(target.hasOwner ? "handOver" : "assign")}
      title={t("assignTitle", { name: target.name })}
    >
      {(close) => <AssignOwnerForm target={target} close={close} />}
    </DialogButton>
  );
}

function AssignOwnerForm({ target, close }: { target: Target; close: () => void }) {
  const t = useTranslations("models.owner");
  const command = useCommand("assignOwner");
  const finish = () => {
    close();
    toast(t("done"));
  };
  return (
    <Form
      command={command}
      input={(values) => ({ ...values, modelId: target.modelId })}
      onDone={finish}
      refusedTitle={t("refused")}
    >
      {target.hasRequest ? <Notice tone="warn">{t("void")}</Notice> : null}
      <Field name="ownerEmail" label={t("person")} help={t("personHelp")} required>
        <PersonChoice unitId={target.unitId} holds="model_owner" />
      </Field>
      <FormActions>
        <Submit command={command}>{t("submit")}</Submit>
        <Button variant="quiet" onClick={close}>
          {t("cancel")}
        </Button>
      </FormActions>
    </Form>
  );
}

/** The yes of the person who was named. */
export function AcceptOwnerButton({ target }: { target: Target }) {
  const t = useTranslations("models.owner");
  return (
    <DialogButton offered size="small" variant="primary" label={t("accept")} title={t("acceptTitle", { name: target.name })}>
      {(close) => <AcceptOwnerForm target={target} close={close} />}
    </DialogButton>
  );
}

function AcceptOwnerForm({ target, close }: { target: Target; close: () => void }) {
  const t = useTranslations("models.owner");
  const command = useCommand("acceptOwner");
  const finish = () => {
    close();
    toast(t("accepted"));
  };
  return (
    <Form command={command} input={() => ({ modelId: target.modelId })} onDone={finish} refusedTitle={t("refused")}>
      <p>{t("acceptNote")}</p>
      <FormActions>
        <Submit command={command}>{t("accept")}</Submit>
        <Button variant="quiet" onClick={close}>
          {t("cancel")}
        </Button>
      </FormActions>
    </Form>
  );
}
