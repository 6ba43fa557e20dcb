"use client";
import { useTranslations } from "next-intl";
import { Combobox } from "#components/ui/combobox";
import { Field } from "#components/ui/field";
import { Form, FormActions, Submit } from "#components/ui/form";
import { Input } from "#components/ui/input";
import { toast } from "#components/ui/toast";
import { useCommand } from "#components/ui/use-command";
import { VoidNotice } from "./edit-form.tsx";
import { searchModels } from "./record-actions.tsx";
import { RowList } from "./row-list.tsx";

/** `name` is null where the editor does not see the linked model: the link then stays or goes, and is not named. */
type Link = { modelId: string; name: string | null; ref: string | null; use: string | null };
type Props = {
  modelId: string;
  name: string;
  revision: number;
  version: string;
  links: Link[];
  request: { signedBy: string[] } | null;
};

/** What the model takes from others. Written into the open version, because people sign it. */
export function LinksForm({ modelId, name, revision, version, links, request }: Props) {
  const t = useTranslations("models.links");
  const command = useCommand("reviseModel");
  return (
    <Form
      key={revision}
      command={command}
      input={(values) => ({ upstream: values.upstream ?? [], modelId, revision })}
      onDone={() => toast(t("saved"))}
      refusedTitle={t("refused")}
    >
      {request ? <VoidNotice version={version} signedBy={request.signedBy} /> : null}
      <RowList label={t("edit", { name })} help={t("editNote", { version })} add={t("add")} rows={links}>
        {(link, index) => (
          <div className="grid gap-3 sm:grid-cols-2">
            <Field name={`upstream.${index}.modelId`} label={t("model")} required>
              <Combobox
                search={searchModels}
                defaultOption={link && { value: link.modelId, label: link.name ?? t("unseen"), note: link.ref ?? "" }}
              />
            </Field>
            <Field name={`upstream.${index}.use`} label={t("use")} help={index === 0 ? t("useHelp") : undefined}>
              <Input maxLength={300} autoComplete="off" defaultValue={link?.use ?? ""} />
            </Field>
          </div>
        )}
      </RowList>
      <FormActions>
        <Submit command={command}>{t("save")}</Submit>
      </FormActions>
    </Form>
  );
}
