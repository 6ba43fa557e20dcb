"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "#components/ui/button";
import { RadioGroup } from "#components/ui/checkbox";
import { Combobox } from "#components/ui/combobox";
import { DialogButton } from "#components/ui/dialog";
import { Field } from "#components/ui/field";
import { Form, FormActions, Submit } from "#components/ui/form";
import { Textarea } from "#components/ui/input";
import { searchIn } from "#components/ui/search-in";
import { toast } from "#components/ui/toast";
import { useCommand } from "#components/ui/use-command";
import { ARCHIVE_REASONS, RECORD_TYPES, type RecordType } from "#lib/models/schema";

type Target = { modelId: string; name: string; reason: string };

type ActProps = {
  command: string;
  target: Target;
  submit: string;
  done: string;
  danger?: boolean;
  close: () => void;
  children: ReactNode;
};

/** The form of one act upon a record, in its dialog. */
function Act({ command: id, target, submit, done, danger, close, children }: ActProps) {
  const t = useTranslations("models.record");
  const cancel = useTranslations("models.owner")("cancel");
  const command = useCommand(id);
  const finish = () => {
    close();
    toast(done);
  };
  return (
    <Form
      command={command}
      input={(values) => ({ ...values, modelId: target.modelId })}
      onDone={finish}
      refusedTitle={t("refused")}
    >
      {children}
      <FormActions>
        <Submit command={command} variant={danger ? "danger" : "primary"}>
          {submit}
        </Submit>
        <Button variant="quiet" onClick={close}>
          {cancel}
        </Button>
      </FormActions>
    </Form>
  );
}

/** Finds another model by words. */
export const searchModels = searchIn("/api/v1/models?limit=20&q=", ({ id, name, ref }) =>
  typeof id === "string" && typeof name === "string" && typeof ref === "string" ? { value: id, label: name, note: ref } : null,
);

export function ArchiveButton({ target }: { target: Target }) {
  const t = useTranslations("models.record");
  const word = useTranslations("models.archiveReason");
  return (
    <DialogButton offered size="small" label={t("archive")} title={t("archiveTitle", { name: target.name })}>
      {(close) => (
        <Act command="archiveModel" target={target} submit={t("archive")} done={t("archived")} danger close={close}>
          <p>{t("archiveNote")}</p>
          <RadioGroup
            name="reason"
            label={t("archiveReason")}
            required
            options={ARCHIVE_REASONS.map((value) => ({ value, label: word(value) }))}
          />
          <Field name="duplicateOf" label={t("duplicateOf")} help={t("duplicateHelp")}>
            <Combobox search={searchModels} />
          </Field>
        </Act>
      )}
    </DialogButton>
  );
}

export function UnarchiveButton({ target }: { target: Target }) {
  const t = useTranslations("models.record");
  return (
    <DialogButton offered size="small" label={t("unarchive")} title={`${t("unarchive")}: ${target.name}`}>
      {(close) => (
        <Act command="unarchiveModel" target={target} submit={t("unarchive")} done={t("unarchived")} close={close}>
          {null}
        </Act>
      )}
    </DialogButton>
  );
}

export function RecordTypeButton({ target, recordType }: { target: Target; recordType: RecordType }) {
  const t = useTranslations("models.record");
  const word = useTranslations("models.recordType");
  return (
    <DialogButton offered size="small" label={t("type")} title={t("typeTitle", { name: target.name })}>
      {(close) => (
        <Act command="setRecordType" target={target} submit={t("submit")} done={t("typeSet")} close={close}>
          <RadioGroup
            name="recordType"
            label={t("type")}
            required
            defaultValue={recordType}
            options={RECORD_TYPES.map((value) => ({ value, label: word(value) }))}
          />
          <Field name="reason" label={t("typeReason")} help={t("typeReasonHelp")}>
            <Textarea maxLength={2000} defaultValue={target.reason} />
          </Field>
        </Act>
      )}
    </DialogButton>
  );
}

export function ConfirmRecordButton({ target }: { target: Target }) {
  const t = useTranslations("models.record");
  return (
    <DialogButton offered size="small" variant="primary" label={t("confirm")} title={t("confirmTitle", { name: target.name })}>
      {(close) => (
        <Act command="confirmRecordType" target={target} submit={t("confirm")} done={t("confirmed")} close={close}>
          <p>{t("confirmNote", { reason: target.reason })}</p>
        </Act>
      )}
    </DialogButton>
  );
}
