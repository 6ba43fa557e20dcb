"use client";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button";
import { Field } from "#components/ui/field";
import { Form, FormActions, Submit } from "#components/ui/form";
import { Textarea } from "#components/ui/input";
import { toast } from "#components/ui/toast";
import { useCommand } from "#components/ui/use-command";
import type { DeskFacts } from "./desk-facts.ts";
import { ProofFields, proofOf } from "./proof-fields.tsx";

type SendAwayProps = { facts: DeskFacts; decision: "return" | "refuse"; close: () => void };

/** Returning asks for answers, refusing says not like this; both need a reason and close the request. */
export function SendAwayForm({ facts, decision, close }: SendAwayProps) {
  const t = useTranslations("signoff.away");
  const sign = useTranslations("signoff.sign");
  const command = useCommand("decideSignoff");
  const { signoffId, dossierHash, version, statement } = facts;
  return (
    <Form
      command={command}
      input={(values) => ({ ...proofOf(values, statement), signoffId, dossierHash, decision })}
      draft={`${decision}-${signoffId}`}
      refusedTitle={t("refused")}
      onDone={() => {
        close();
        toast(t(`${decision}Done`));
      }}
    >
      <p>{t(`${decision}Note`)}</p>
      <Field name="reason" label={t(`${decision}Reason`)} required>
        <Textarea maxLength={2000} data-autofocus="" />
      </Field>
      <ProofFields {...facts} />
      <FormActions>
        <Submit command={command} variant={decision === "refuse" ? "danger" : "primary"}>
          {t(`${decision}Submit`, { version })}
        </Submit>
        <Button variant="quiet" onClick={close}>
          {sign("cancel")}
        </Button>
      </FormActions>
    </Form>
  );
}
