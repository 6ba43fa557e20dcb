"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button";
import { Disclosure } from "#components/ui/disclosure";
import { Field } from "#components/ui/field";
import { Form, FormActions, Submit } from "#components/ui/form";
import { Hash } from "#components/ui/hash";
import { Input, Textarea } from "#components/ui/input";
import { KeyValues } from "#components/ui/key-values";
import { TierChip } from "#components/ui/tier-chip";
import { CalendarDate } from "#components/ui/time";
import { toast } from "#components/ui/toast";
import { useCommand } from "#components/ui/use-command";
import { WholeCodes } from "#components/ui/whole-codes";
import { usualOutcome, withOutcome } from "#lib/signoff/outcome.rules";
import type { FormValues } from "../ui/read-form.ts";
import { AnswerFields, answersOf } from "./answer-fields.tsx";
import { BodyFields, bodyOf } from "./body-fields.tsx";
import { ConditionFields } from "./condition-fields.tsx";
import type { DeskFacts } from "./desk-facts.ts";
import { ProofFields, proofOf } from "./proof-fields.tsx";
import type { SignTerms } from "./sign-terms.ts";
import { toldOf, useNextWords } from "./told.ts";

type WhatProps = { facts: DeskFacts; terms: SignTerms; sentence: string; validUntil: string };

/** Who signs what, as what, in which words, over which bytes: shown before the secret is asked for. */
export function WhatIsSigned({ facts, terms, sentence, validUntil }: WhatProps) {
  const t = useTranslations("signoff.sign");
  const role = useTranslations("ui.role");
  const meaning = useTranslations("signoff.meaning");
  return (
    <div className="space-y-3 rounded-md bg-sunken px-3 py-2.5">
      <KeyValues
        items={[
          { label: t("who"), value: facts.personName },
          { label: t("role"), value: role(facts.role) },
          { key: "meaning", label: terms.meaning, value: meaning(facts.meaning) },
          {
            label: t("sentence"),
            value: (
              <q lang="en">
                <WholeCodes>{sentence}</WholeCodes>
              </q>
            ),
          },
          { key: "dossier", label: terms.dossier, value: <Hash value={facts.dossierHash} /> },
        ]}
      />
      <div>
        <h3 className="mb-1 text-sm font-medium text-ink-3">{t("facts")}</h3>
        <KeyValues
          items={[
            { label: t("model"), value: `${facts.name} ${facts.version}` },
            { label: t("artifact"), value: <Artifact name={facts.artifact} /> },
            { label: t("tier"), value: <TierChip short tier={facts.tier} /> },
            {
              label: t("open"),
              value: t("openCount", { open: facts.openItems, conditions: facts.conditions, comments: facts.comments }),
            },
            { label: t("validUntil"), value: <CalendarDate on={validUntil} /> },
          ]}
        />
      </div>
    </div>
  );
}

function Artifact({ name }: { name: string }) {
  return name.startsWith("sha256:") ? <Hash value={name} /> : <span className="[overflow-wrap:anywhere]">{name}</span>;
}

/** The signing dialog. `conditional` asks for conditions too. */
type SignFormProps = { facts: DeskFacts; terms: SignTerms; conditional: boolean; close: () => void };

export function SignForm({ facts, terms, conditional, close }: SignFormProps) {
  const t = useTranslations("signoff.sign");
  const words = useNextWords();
  const command = useCommand("decideSignoff", toldOf);
  const [forBody, setForBody] = useState(false);
  const [outcome, setOutcome] = useState("");
  const { signoffId, dossierHash, meaning } = facts;
  const { sentence, validUntil } = conditional ? facts.conditional : facts.plain;
  const usual = usualOutcome(sentence);

  const input = ({ said, ticked: _ticks, forBody: _ticked, onBehalfOf, ...values }: FormValues) => {
    const body = bodyOf({ forBody: forBody, onBehalfOf: onBehalfOf ?? null });
    const answers = answersOf(facts, { said: said ?? null });
    return {
      ...proofOf(values, facts.statement),
      signoffId,
      dossierHash,
      decision: conditional ? "sign_with_conditions" : "sign",
      ...(answers.length > 0 && { answers }),
      ...(body && { onBehalfOf: body }),
    };
  };
  return (
    <Form
      command={command}
      input={input}
      refusedTitle={t("refused")}
      onDone={(told) => {
        close();
        toast(t("done", { next: words(told) }));
      }}
    >
      <WhatIsSigned facts={facts} terms={terms} sentence={withOutcome(sentence, outcome.trim())} validUntil={validUntil} />
      <AnswerFields {...facts} />
      {conditional ? <ConditionFields /> : null}
      {usual && facts.card.length === 0 ? (
        <Field name="outcome" label={t("outcome")} help={t("outcomeHelp", { usual })}>
          <Input maxLength={500} onChange={(event) => setOutcome(event.currentTarget.value)} />
        </Field>
      ) : null}
      <Disclosure summary={t("more")}>
        <div className="space-y-3">
          <Field name="capacity" label={t("capacity")} help={t("capacityHelp")}>
            <Input maxLength={200} />
          </Field>
          <Field name="reason" label={t("reason")} help={t("reasonHelp")}>
            <Textarea rows={2} maxLength={2000} />
          </Field>
          {meaning === "approved" ? <BodyFields used={forBody} onUse={setForBody} /> : null}
        </div>
      </Disclosure>
      <p className="text-ink-2">{t("then", facts.afterwards)}</p>
      <ProofFields {...facts} />
      <FormActions>
        <Submit command={command}>{t("submit")}</Submit>
        <Button variant="quiet" onClick={close}>
          {t("cancel")}
        </Button>
      </FormActions>
    </Form>
  );
}
