"use client";
import { useTranslations } from "next-intl";
import { z } from "zod";
import { Button } from "#components/ui/button";
import { DialogButton } from "#components/ui/dialog";
import { Field } from "#components/ui/field";
import { Form, FormActions, Submit } from "#components/ui/form";
import { Input } from "#components/ui/input";
import { Select } from "#components/ui/select";
import { toast } from "#components/ui/toast";
import { useCommand } from "#components/ui/use-command";
import { ROLES } from "#lib/access/permissions";
import type { Option } from "../ui/option.ts";

const Given = z.object({ state: z.enum(["pending", "active", "ended"]), waitsFor: z.array(z.string()) });

type GiveRoleProps = { person: { id: string; name: string }; units: Option[] };

/** Asks for role, unit and last day. Says at once when a second person has to confirm it, and who can. */
export function GiveRoleButton({ person, units }: GiveRoleProps) {
  const t = useTranslations("admin.give");
  return (
    <DialogButton offered label={t("button")} title={t("title", { name: person.name })} variant="primary">
      {(close) => <GiveRoleForm person={person} units={units} close={close} />}
    </DialogButton>
  );
}

function GiveRoleForm({ person, units, close }: GiveRoleProps & { close: () => void }) {
  const t = useTranslations("admin.give");
  const people = useTranslations("people");
  const word = useTranslations("ui.role");
  const command = useCommand("grantRole", (data) => Given.parse(data));
  const finish = ({ state, waitsFor }: z.output<typeof Given>) => {
    close();
    const who = people("waitsFor", { names: waitsFor.join(", ") || "none" });
    toast(state === "pending" ? `${t("pending")} ${who}.` : t("active"));
  };
  return (
    <Form command={command} input={(values) => ({ ...values, personId: person.id })} onDone={finish} refusedTitle={t("refused")}>
      <p className="text-ink-2">{t("note")}</p>
      <Field name="role" label={t("role")} required>
        <Select options={ROLES.map((role) => ({ value: role, label: word(role) }))} />
      </Field>
      <Field name="unitId" label={t("unit")} help={t("unitHelp")} required>
        <Select options={units} />
      </Field>
      <Field name="until" label={t("until")} help={t("untilHelp")}>
        <Input type="date" className="w-auto" />
      </Field>
      <FormActions>
        <Submit command={command}>{t("submit")}</Submit>
        <Button variant="quiet" onClick={close}>
          {people("act.cancel")}
        </Button>
      </FormActions>
    </Form>
  );
}
