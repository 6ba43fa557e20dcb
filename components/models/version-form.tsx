"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { z } from "zod";
import { ButtonLink } from "#components/ui/button";
import { Form, FormActions, Submit } from "#components/ui/form";
import { Notice } from "#components/ui/notice";
import type { FoundOption } from "#components/ui/search-in";
import { toast } from "#components/ui/toast";
import { useCommand } from "#components/ui/use-command";
import type { FormValues } from "../ui/read-form.ts";
import { VoidNotice } from "./edit-form.tsx";
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
  const router = useRouter();
  const command = useCommand("createVersion", (data) => Created.parse(data));
  const finish = ({ id, label, carriedOver }: z.output<typeof Created>) => {
    toast(t("version.created", { label, assessments: 0, answers: 0, attachments: 0, ...carriedOver }));
    router.push(`/models/${modelId}/versions/${id}`);
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

type EditProps = Shared & { versionId: string; revision: number; request: { signedBy: string[] } | null; isSecondLine: boolean };

/** Lists that were emptied are sent as empty, so that removing the last row removes it. */
const editInput = (given: FormValues) => ({ summary: null, datasets: [], documentation: [], authors: [], ...given });

/** Edits a version while it is open. */
export function EditVersionForm({ modelId, unitId, values, authors, versionId, revision, request, isSecondLine }: EditProps) {
  const t = useTranslations("models");
  const router = useRouter();
  const command = useCommand("reviseVersion");
  const page = `/models/${modelId}/versions/${versionId}`;
  const finish = () => {
    toast(t("version.saved"));
    router.push(page);
  };
  return (
    <Form
      command={command}
      input={(given) => ({ ...editInput(given), versionId, revision })}
      onDone={finish}
      draft={`edit-version-${versionId}-${revision}`}
      refusedTitle={t("version.notSaved")}
    >
      {request ? <VoidNotice version={values.label} signedBy={request.signedBy} /> : null}
      {isSecondLine ? <Notice tone="warn">{t("form.secondLine", { version: values.label })}</Notice> : null}
      <VersionFields isNew={false} values={values} unitId={unitId} authors={authors} />
      {command.refusal?.code === "conflict" ? <Notice tone="warn">{t("form.stale")}</Notice> : null}
      <FormActions>
        <Submit command={command}>{t("version.save")}</Submit>
        <ButtonLink variant="quiet" href={page}>
          {t("form.cancel")}
        </ButtonLink>
      </FormActions>
    </Form>
  );
}
