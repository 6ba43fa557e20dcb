"use client";
import { useTranslations } from "next-intl";
import { Checkbox } from "#components/ui/checkbox";
import { Field } from "#components/ui/field";
import { Input, Textarea } from "#components/ui/input";
import type { FormValues } from "../ui/read-form.ts";

/** The committee somebody signs for. Nothing of it is asked unless the box is ticked. */
export function BodyFields({ used, onUse }: { used: boolean; onUse: (used: boolean) => void }) {
  const t = useTranslations("signoff.body");
  return (
    <>
      <Checkbox name="forBody" label={t("use")} defaultChecked={used} onChange={(event) => onUse(event.currentTarget.checked)} />
      {used ? (
        <div className="space-y-3 border-s-2 border-line-strong ps-3">
          <Field name="onBehalfOf.body" label={t("body")} required>
            <Input maxLength={200} />
          </Field>
          <div className="grid gap-3 sm:grid-cols-2">
            <Field name="onBehalfOf.meetingOn" label={t("meetingOn")} required>
              <Input type="date" />
            </Field>
            <Field name="onBehalfOf.minuteRef" label={t("minuteRef")} required>
              <Input maxLength={200} />
            </Field>
          </div>
          <Field name="onBehalfOf.membersPresent" label={t("members")} help={t("membersHelp")} required>
            <Textarea />
          </Field>
          <Checkbox name="onBehalfOf.quorumMet" label={t("quorum")} />
          <Field name="onBehalfOf.recused" label={t("recused")} help={t("recusedHelp")}>
            <Textarea rows={2} />
          </Field>
          <Field name="onBehalfOf.outcome" label={t("outcome")} required>
            <Input maxLength={500} />
          </Field>
          <Field name="onBehalfOf.dissent" label={t("dissent")}>
            <Input maxLength={500} />
          </Field>
        </div>
      ) : null}
    </>
  );
}

const lines = (text: unknown) =>
  String(text ?? "")
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

const isFields = (value: unknown): value is FormValues => typeof value === "object" && value !== null && !Array.isArray(value);

/** The body as the command wants it; undefined when nobody is spoken for. */
export const bodyOf = ({ forBody, onBehalfOf }: FormValues): object | undefined => {
  if (forBody !== true || !isFields(onBehalfOf)) return undefined;
  const { membersPresent, recused, dissent, ...rest } = onBehalfOf;
  return {
    ...rest,
    membersPresent: lines(membersPresent),
    recused: lines(recused).map((line) => {
      const [name = "", ...why] = line.split(":");
      return { name: name.trim(), why: why.join(":").trim() || "recused" };
    }),
    dissent: dissent ?? null,
  };
};
