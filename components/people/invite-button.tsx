"use client";
import { useTranslations } from "next-intl";
import { z } from "zod";
import { Button } from "#components/ui/button";
import { DialogButton } from "#components/ui/dialog";
import { Field } from "#components/ui/field";
import { Form, FormActions, Submit } from "#components/ui/form";
import { Input } from "#components/ui/input";
import { toast } from "#components/ui/toast";
import { useCommand } from "#components/ui/use-command";
import { useGo } from "../ui/under-way.ts";

const Invited = z.object({ personId: z.string() });

/** Asks for address and name, then leads to the person, where roles are given. */
export function InviteButton() {
  const t = useTranslations("admin.invite");
  return (
    <DialogButton offered label={t("button")} title={t("button")} variant="primary">
      {(close) => <InviteForm close={close} />}
    </DialogButton>
  );
}

function InviteForm({ close }: { close: () => void }) {
  const t = useTranslations("admin.invite");
  const cancel = useTranslations("people.act")("cancel");
  const go = useGo();
  const command = useCommand("invitePerson", (data) => Invited.parse(data));
  const finish = ({ personId }: z.output<typeof Invited>) => {
    close();
    toast(t("done"));
    go(`/admin/people/${personId}`);
  };
  return (
    <Form command={command} onDone={finish} refusedTitle={t("refused")}>
      <Field name="email" label={t("email")} help={t("emailHelp")} required>
        <Input type="email" autoComplete="off" maxLength={320} data-autofocus="" />
      </Field>
      <Field name="name" label={t("name")} help={t("nameHelp")} required>
        <Input autoComplete="off" maxLength={200} />
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
