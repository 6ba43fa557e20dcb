"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { z } from "zod";
import { Field } from "#components/ui/field";
import { Form, FormActions, Submit } from "#components/ui/form";
import { Input } from "#components/ui/input";
import { Notice } from "#components/ui/notice";
import { useCommand } from "#components/ui/use-command";

const Changed = z.object({ ended: z.number() });

/** Changes one's own password. `email` is there for password managers, which keep the pair. */
export function PasswordForm({ email }: { email: string }) {
  const t = useTranslations("account.password");
  const command = useCommand("changePassword", (data) => Changed.parse(data));
  const [changes, setChanges] = useState(0);
  return (
    <Form
      key={changes}
      command={command}
      input={({ current, password }) => ({ current, password })}
      onDone={() => setChanges((count) => count + 1)}
      refusedTitle={t("refused")}
    >
      {command.data ? (
        <Notice tone="good" live>
          {t("done", { ended: command.data.ended })}
        </Notice>
      ) : null}
      <input type="hidden" name="username" value={email} autoComplete="username" />
      <Field name="current" label={t("current")} required>
        <Input type="password" autoComplete="current-password" maxLength={1000} />
      </Field>
      <Field name="password" label={t("new")} help={t("newHelp")} required>
        <Input type="password" autoComplete="new-password" minLength={12} maxLength={200} />
      </Field>
      <FormActions>
        <Submit command={command}>{t("submit")}</Submit>
      </FormActions>
    </Form>
  );
}
