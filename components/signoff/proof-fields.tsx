"use client";
import { useTranslations } from "next-intl";
import { Checkbox } from "#components/ui/checkbox";
import { English } from "#components/ui/english";
import { Field } from "#components/ui/field";
import { Input } from "#components/ui/input";
import type { DeskFacts } from "./desk-facts.ts";

type ProofProps = Pick<DeskFacts, "secretNeeded" | "emailNeeded" | "statement"> & {
  /** Where the fields stand in the command's input: `sign.`. */
  under?: string;
};

/** Who signs, proved again: the password, with the e-mail at the first signature of a sitting, and once the statement. */
export function ProofFields({ secretNeeded, emailNeeded, statement, under = "" }: ProofProps) {
  const t = useTranslations("signoff.sign");
  if (!secretNeeded) return null;
  return (
    <>
      {statement ? (
        <Checkbox
          name={`${under}statementAccepted`}
          label={t("statementLabel")}
          help={<English>{t("statement", { text: statement.text })}</English>}
          required
        />
      ) : null}
      {emailNeeded ? (
        <Field name={`${under}email`} label={t("email")} help={t("emailHelp")} required>
          <Input type="email" autoComplete="username" spellCheck={false} />
        </Field>
      ) : null}
      <Field name={`${under}secret`} label={t("password")} required>
        <Input type="password" autoComplete="current-password" />
      </Field>
    </>
  );
}

/** The accepted statement as the command wants it: the version in place of the tick. */
export const proofOf = <V extends { statementAccepted?: unknown }>(
  values: V,
  statement: DeskFacts["statement"],
): Omit<V, "statementAccepted"> & { statementAccepted?: number; zone: string } => {
  const { statementAccepted: ticked, ...rest } = values;
  return {
    ...rest,
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    ...(ticked === true && statement && { statementAccepted: statement.version }),
  };
};
