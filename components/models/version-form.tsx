"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { z } from "zod";
import { ButtonLink } from "#components/ui/button";
import { Form, FormActions, Submit } from "#components/ui/form";
import { Notice } from "#components/ui/notice";
import type { FoundOption } from "#components/ui/search-in";
import { toast } from "#components/ui/toast";
import { useCommand } from "#components/ui/use-command";
import { changedValues } from "../ui/changed-values.ts";
import type { FormValues } from "../ui/read-form.ts";
import { useGo } from "../ui/under-way.ts";
import { VoidNotice } from "./edit-form.tsx";
import { LaterChanges } from "./later-changes.tsx";
import { VersionFields, type VersionValues } from "./version-fields.tsx";

const Created = z.object({
  id: z.string(),
  label: z.string(),
  carriedOver: z.object({ assessments: z.number(), answers: z.number(), attachments: z.number() }).optional(),
});

type Shared = { modelId: string; unitId: string; values: VersionValues; authors: FoundOption[] };

/** Begins a new version from what the present one holds. */
export function NewVersionForm({ modelId, unitId, values, authors }: Shared) {
  const t = useTranslations("models");
  const go = useGo();
  const command = useCommand("createVersion", (data) => Created.parse(data));
  const finish = ({ id, label, carriedOver }: z.output<typeof Created>) => {
    toast(t("version.created", { label, assessments: 0, answers: 0, attachments: 0, ...carriedOver }));
    go(`/models/${modelId}/versions/${id}`);
  };
  return (
    <Form
      command={command}
      input={(given) => ({ ...given, modelId })}
      onDone={finish}
      draft={`new-version-${modelId}`}
      refusedTitle={t("version.notCreated")}
    >
      <VersionFields isNew values={values} unitId={unitId} authors={authors} />
      <FormActions>
        <Submit command={command}>{t("version.create")}</Submit>
        <ButtonLink variant="quiet" href={`/models/${modelId}`}>
          {t("form.cancel")}
        </ButtonLink>
      </FormActions>
    </Form>
  );
}

type EditProps = Shared & {
  versionId: string;
  revision: number;
  request: { signedBy: string[] } | null;
  isSecondLine: boolean;
  since: string | null;
};

/** Lists that were emptied are sent as empty, so that removing the last row removes it. */
const editInput = (given: FormValues): FormValues => ({ summary: null, datasets: [], documentation: [], authors: [], ...given });

/** Edits a version while it is open. */
export function EditVersionForm(props: EditProps) {
  const { modelId, unitId, values, authors, versionId, revision, request, isSecondLine, since } = props;
  const t = useTranslations("models");
  const go = useGo();
  const command = useCommand("reviseVersion");
  const [upon, setUpon] = useState(revision);
  const page = `/models/${modelId}/versions/${versionId}`;
  const goOn = (current: number) => {
    setUpon(current);
    command.reset();
  };
  const finish = () => {
    toast(t("version.saved"));
    go(page);
  };
  return (
    <Form
      command={command}
      input={(now, before) => ({ ...changedValues(editInput(before), editInput(now)), versionId, revision: upon })}
      onDone={finish}
      draft={`edit-version-${versionId}-${revision}`}
      refusedTitle={t("version.notSaved")}
    >
      {request ? <VoidNotice version={values.label} signedBy={request.signedBy} /> : null}
      {isSecondLine ? <Notice tone="warn">{t("form.secondLine", { version: values.label })}</Notice> : null}
      <VersionFields isNew={false} values={values} unitId={unitId} authors={authors} />
      {command.refusal?.code === "conflict" ? (
        <LaterChanges modelId={modelId} record={`versions/${versionId}`} since={since} onGoOn={goOn} />
      ) : null}
      {upon === revision ? null : <Notice>{t("later.goingOn")}</Notice>}
      <FormActions>
        <Submit command={command}>{t("version.save")}</Submit>
        <ButtonLink variant="quiet" href={page}>
          {t("form.cancel")}
        </ButtonLink>
      </FormActions>
    </Form>
  );
}
