"use client";
import { useTranslations } from "next-intl";
import { RadioGroup } from "#components/ui/checkbox";
import { Field } from "#components/ui/field";
import { Form, Submit } from "#components/ui/form";
import { Textarea } from "#components/ui/input";
import { toast } from "#components/ui/toast";
import { useCommand } from "#components/ui/use-command";
import type { ListedItem } from "#lib/checklist/schema";

export const STATUSES = ["effective", "partly", "not_effective", "not_applicable"] as const;

/** How many signatures a change took with it, out of the answer of a command. */
const voidedBy = (data: unknown): number => {
  if (typeof data !== "object" || data === null || !("voided" in data) || !Array.isArray(data.voided)) return 0;
  return data.voided.reduce((sum: number, one: { signatureIds?: unknown[] }) => sum + (one.signatureIds?.length ?? 0), 0);
};

/** Says what a change did to an open request, when it did something. */
export function useVoidedToast() {
  const t = useTranslations("checklist.answer");
  return (data: unknown) => {
    const count = voidedBy(data);
    if (count > 0) toast(t("voided", { count }), "bad");
  };
}

/** The answer of whoever answers the control; a note only, for those who prepare it. */
export function AnswerForm({ versionId, item }: { versionId: string; item: ListedItem }) {
  const t = useTranslations("checklist.answer");
  const command = useCommand("answerControl");
  const tellVoided = useVoidedToast();
  const { controlId, mine, status, note } = item;
  const done = (data: unknown) => {
    toast(t(mine ? "done" : "prepareDone", { control: controlId }));
    tellVoided(data);
  };
  return (
    <Form
      command={command}
      draft={`answer-${versionId}-${controlId}`}
      input={(values) => ({ versionId, controlId, ...values })}
      onDone={done}
      refusedTitle={t("refused", { control: controlId })}
      className="space-y-3"
    >
      {mine ? (
        <RadioGroup
          name="status"
          label={t("status")}
          required
          inline
          defaultValue={item.computed === null ? (status ?? undefined) : undefined}
          options={STATUSES.map((value) => ({ value, label: t(value) }))}
        />
      ) : null}
      <Field name="note" label={t(mine ? "note" : "prepare")} required={!mine}>
        <Textarea rows={2} maxLength={10_000} defaultValue={note} />
      </Field>
      <Submit command={command} size="small">
        {t(mine ? "submit" : "prepareSubmit")}
      </Submit>
    </Form>
  );
}
