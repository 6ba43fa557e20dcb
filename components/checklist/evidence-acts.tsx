"use client";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button";
import { DialogButton } from "#components/ui/dialog";
import { Field } from "#components/ui/field";
import { Form, FormActions, Submit } from "#components/ui/form";
import { Textarea } from "#components/ui/input";
import { Refusal } from "#components/ui/refusal";
import { toast } from "#components/ui/toast";
import { useCommand } from "#components/ui/use-command";
import { useVoidedToast } from "./answer-form.tsx";

/** Accepting and rejecting, each an act of its own; a rejection says why. */
export function Review({ id, name, state }: { id: string; name: string; state: string }) {
  const t = useTranslations("evidence.review");
  const command = useCommand("reviewEvidence");
  const tellVoided = useVoidedToast();
  const accept = async () => {
    const outcome = await command.run({ evidenceId: id, accepted: true });
    if (!outcome.ok) return;
    toast(t("accepted"));
    tellVoided(outcome.data);
  };
  return (
    <>
      {state === "accepted" ? null : (
        <Button size="small" pending={command.pending} onClick={accept}>
          {t("accept")}
        </Button>
      )}
      {state === "rejected" ? null : (
        <DialogButton size="small" variant="quiet" label={t("reject")} title={t("rejectTitle", { name })}>
          {(close) => <RejectForm id={id} close={close} />}
        </DialogButton>
      )}
      {command.ok === false ? <Refusal reasons={command.reasons} title={t("refused")} /> : null}
    </>
  );
}

function RejectForm({ id, close }: { id: string; close: () => void }) {
  const t = useTranslations("evidence.review");
  const command = useCommand("reviewEvidence");
  const tellVoided = useVoidedToast();
  const done = (data: unknown) => {
    close();
    toast(t("rejected"));
    tellVoided(data);
  };
  return (
    <Form
      command={command}
      input={({ note }) => ({ evidenceId: id, accepted: false, note })}
      onDone={done}
      refusedTitle={t("refused")}
    >
      <Field name="note" label={t("reason")} required>
        <Textarea maxLength={10_000} />
      </Field>
      <FormActions>
        <Submit command={command} variant="danger">
          {t("submit")}
        </Submit>
        <Button variant="quiet" onClick={close}>
          {t("cancel")}
        </Button>
      </FormActions>
    </Form>
  );
}

/** Taking evidence away from a control: nothing of it is destroyed. */
export function Remove({ id, name, control }: { id: string; name: string; control: string }) {
  const t = useTranslations("evidence.remove");
  return (
    <DialogButton size="small" variant="quiet" label={t("label")} title={t("title", { name, control })}>
      {(close) => <RemoveForm id={id} close={close} />}
    </DialogButton>
  );
}

function RemoveForm({ id, close }: { id: string; close: () => void }) {
  const t = useTranslations("evidence.remove");
  const command = useCommand("removeAttachment");
  const tellVoided = useVoidedToast();
  const done = (data: unknown) => {
    close();
    toast(t("done"));
    tellVoided(data);
  };
  return (
    <Form command={command} input={() => ({ evidenceId: id })} onDone={done} refusedTitle={t("refused")}>
      <p className="text-ink-2">{t("note")}</p>
      <FormActions>
        <Submit command={command} variant="danger">
          {t("submit")}
        </Submit>
        <Button variant="quiet" onClick={close}>
          {t("cancel")}
        </Button>
      </FormActions>
    </Form>
  );
}
