"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { z } from "zod";
import { ButtonLink } from "#components/ui/button";
import { Field } from "#components/ui/field";
import { Form, FormActions, Submit } from "#components/ui/form";
import { Notice } from "#components/ui/notice";
import { toast } from "#components/ui/toast";
import { useCommand } from "#components/ui/use-command";
import { changedValues } from "../ui/changed-values.ts";
import type { FormValues } from "../ui/read-form.ts";
import { useGo } from "../ui/under-way.ts";
import { LaterChanges } from "./later-changes.tsx";
import { ModelFields, type ModelValues } from "./model-fields.tsx";
import { reviseInput } from "./model-input.ts";
import { UnitChoice } from "./unit-choice.tsx";

const Revised = z.object({ voided: z.array(z.object({ fields: z.array(z.string()), signatureIds: z.array(z.string()) })) });

type Props = {
  modelId: string;
  revision: number;
  values: ModelValues;
  unit: { id: string; name: string };
  /** The version a material edit goes to; null when none is open. */
  version: string | null;
  /** The request such an edit would void, with the names on its signatures. */
  request: { signedBy: string[] } | null;
  isSecondLine: boolean;
  /** The newest event of the model when the form opened. */
  since: string | null;
};

/** Edits a model. Before anything is saved it says whose signatures an edit voids, and what the editor may no longer sign. */
export function EditForm({ modelId, revision, values, unit, version, request, isSecondLine, since }: Props) {
  const t = useTranslations("models");
  const go = useGo();
  const command = useCommand("reviseModel", (data) => Revised.parse(data));
  const [upon, setUpon] = useState(revision);
  const isOpen = version !== null;
  const input = (now: FormValues, before: FormValues) => ({
    ...changedValues(reviseInput(before, isOpen), reviseInput(now, isOpen), ["facts"]),
    modelId,
    revision: upon,
  });
  const goOn = (current: number) => {
    setUpon(current);
    command.reset();
  };
  const fieldNames = (fields: string[]) =>
    fields.map((field) => (t.has(`field.${field}`) ? t(`field.${field}`) : field)).join(", ");
  const finish = ({ voided: [first] }: z.output<typeof Revised>) => {
    toast(first ? t("form.savedVoid", { count: first.signatureIds.length, fields: fieldNames(first.fields) }) : t("form.saved"));
    go(`/models/${modelId}`);
  };
  return (
    <Form
      command={command}
      input={input}
      onDone={finish}
      draft={`edit-model-${modelId}-${revision}`}
      refusedTitle={t("form.notSaved")}
    >
      {isOpen ? null : <Notice>{t("form.frozen")}</Notice>}
      {isOpen && request ? <VoidNotice version={version} signedBy={request.signedBy} /> : null}
      {isOpen && isSecondLine ? <Notice tone="warn">{t("form.secondLine", { version })}</Notice> : null}
      <ModelFields
        values={values}
        isOpen={isOpen}
        isNew={false}
        people={
          <Field name="businessUnit" label={t("field.businessUnit")} help={t("form.unitHelp")} required>
            <UnitChoice chosen={{ value: unit.id, label: unit.name }} />
          </Field>
        }
      />
      {command.refusal?.code === "conflict" ? (
        <LaterChanges modelId={modelId} record={`models/${modelId}`} since={since} onGoOn={goOn} />
      ) : null}
      {upon === revision ? null : <Notice>{t("later.goingOn")}</Notice>}
      <FormActions>
        <Submit command={command}>{t("form.save")}</Submit>
        <ButtonLink variant="quiet" href={`/models/${modelId}`}>
          {t("form.cancel")}
        </ButtonLink>
      </FormActions>
    </Form>
  );
}

/** Whose signatures an edit of what people sign would void. */
export function VoidNotice({ version, signedBy }: { version: string; signedBy: string[] }) {
  const t = useTranslations("models.form");
  return (
    <Notice tone="warn">
      {t("voids", { count: signedBy.length, version, names: signedBy.length > 0 ? signedBy.join(", ") : "none" })}
    </Notice>
  );
}
