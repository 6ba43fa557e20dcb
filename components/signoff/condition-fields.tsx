"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button";
import { Combobox } from "#components/ui/combobox";
import { Field } from "#components/ui/field";
import { Input, Textarea } from "#components/ui/input";
import { searchIn } from "#components/ui/search-in";

const people = searchIn("/api/v1/people?state=active&q=", ({ id, name, email }) =>
  typeof id === "string" && typeof name === "string"
    ? { value: id, label: name, ...(typeof email === "string" && { note: email }) }
    : null,
);

/** Conditions as records: what, who, until when. One to begin with. */
export function ConditionFields() {
  const t = useTranslations("signoff.condition");
  const [keys, setKeys] = useState([0]);
  return (
    <div className="space-y-3">
      {keys.map((key, index) => (
        <fieldset key={key} className="min-w-0 space-y-2 border-s-2 border-line-strong ps-3">
          <legend className="mb-1 font-medium">{t("legend", { number: index + 1 })}</legend>
          <Field name={`conditions.${index}.text`} label={t("text")} required>
            <Textarea rows={2} />
          </Field>
          <div className="grid gap-3 sm:grid-cols-2">
            <Field name={`conditions.${index}.ownerId`} label={t("owner")} required>
              <Combobox search={people} />
            </Field>
            <Field name={`conditions.${index}.dueOn`} label={t("due")} required>
              <Input type="date" />
            </Field>
          </div>
          {keys.length > 1 ? (
            <Button size="small" variant="quiet" onClick={() => setKeys(keys.filter((other) => other !== key))}>
              {t("remove")}
            </Button>
          ) : null}
        </fieldset>
      ))}
      <Button size="small" onClick={() => setKeys([...keys, Math.max(...keys) + 1])}>
        {t("add")}
      </Button>
    </div>
  );
}
