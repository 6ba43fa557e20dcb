"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { z } from "zod";
import { ButtonLink } from "#components/ui/button";
import { Field } from "#components/ui/field";
import { Form, FormActions, Submit } from "#components/ui/form";
import type { FoundOption } from "#components/ui/search-in";
import { toast } from "#components/ui/toast";
import { useCommand } from "#components/ui/use-command";
import { factsWithDefaults } from "#lib/models/facts.schema";
import { useGo } from "../ui/under-way.ts";
import { AuthorFields } from "./author-fields.tsx";
import { ModelFields } from "./model-fields.tsx";
import { registerInput } from "./model-input.ts";
import { PersonChoice } from "./person-choice.tsx";
import { UnitChoice } from "./unit-choice.tsx";

const Registered = z.object({ id: z.string(), ref: z.string() });
const EMPTY = {
  name: "",
  purpose: null,
  intendedUse: null,
  outOfScopeUse: null,
  limitations: null,
  kind: null,
  domain: null,
  jurisdictions: [],
  facts: factsWithDefaults(),
  tags: [],
  notes: null,
};

type Props = {
  /** Where there is but one. */
  unit: FoundOption | null;
  /** Who fills it in, where they may own or build models: proposed, and changed with one choice. */
  owner: FoundOption | null;
  author: FoundOption | null;
};

/** Puts a model into the inventory. What is typed stays in this tab until it is sent. */
export function RegisterForm({ unit, owner, author }: Props) {
  const t = useTranslations("models");
  const go = useGo();
  const command = useCommand("registerModel", (data) => Registered.parse(data));
  const [unitId, setUnitId] = useState(unit?.value ?? "");
  const finish = ({ id, ref }: z.output<typeof Registered>) => {
    toast(t("form.registered", { ref }));
    go(`/models/${id}`);
  };
  return (
    <Form command={command} input={registerInput} onDone={finish} draft="register-model" refusedTitle={t("form.notRegistered")}>
      <ModelFields
        isNew
        isOpen
        values={EMPTY}
        people={
          <>
            <Field name="businessUnit" label={t("field.businessUnit")} help={t("form.unitHelp")} required>
              <UnitChoice chosen={unit} onChoose={setUnitId} />
            </Field>
            <Field name="ownerEmail" label={t("field.owner")} help={t("form.ownerHelp")}>
              <PersonChoice unitId={unitId || undefined} holds="model_owner" chosen={owner} />
            </Field>
            <AuthorFields unitId={unitId || undefined} authors={author ? [author] : []} />
          </>
        }
      />
      <FormActions>
        <Submit command={command}>{t("form.submit")}</Submit>
        <ButtonLink variant="quiet" href="/models">
          {t("form.cancel")}
        </ButtonLink>
      </FormActions>
    </Form>
  );
}
