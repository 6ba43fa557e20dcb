"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { FieldContext } from "./form-context.ts";
import { Glyph } from "./glyph.tsx";
import { type FieldProps, useField } from "./use-field.ts";

/** A label, a control, what helps to fill it, and what is wrong with it. The control is the child and needs no name or id. */
export function Field({ children, ...props }: FieldProps & { children: ReactNode }) {
  const { errors, ...field } = useField(props);
  return (
    <div className="space-y-1">
      <div className="flex items-baseline gap-2">
        <label htmlFor={field.id} lang={props.lang} className="font-medium">
          {props.label}
        </label>
        <RequiredMark required={field.required} />
      </div>
      <FieldHelp id={field.id} help={props.help} />
      <FieldContext value={field}>{children}</FieldContext>
      <FieldErrors id={field.id} errors={errors} />
    </div>
  );
}

/** Several controls that answer one question. The label is the legend. */
export function FieldGroup({ children, role, ...props }: FieldProps & { children: ReactNode; role?: "radiogroup" }) {
  const { errors, ...field } = useField(props);
  const { id, required, invalid, describedBy } = field;
  const asRadioGroup = role ? { role, "aria-required": required || undefined, "aria-invalid": invalid || undefined } : {};
  return (
    <fieldset {...asRadioGroup} aria-describedby={describedBy} className="min-w-0 space-y-1">
      <legend className="mb-1 flex items-baseline gap-2">
        <span lang={props.lang} className="font-medium">
          {props.label}
        </span>
        <RequiredMark required={required} />
      </legend>
      <FieldHelp id={id} help={props.help} />
      <FieldContext value={field}>{children}</FieldContext>
      <FieldErrors id={id} errors={errors} />
    </fieldset>
  );
}

/** A word, not a star: it needs no legend. A screen reader hears it from the control itself. */
function RequiredMark({ required }: { required: boolean }) {
  const t = useTranslations("ui.field");
  return required ? (
    <span aria-hidden="true" className="text-sm text-ink-3">
      {t("required")}
    </span>
  ) : null;
}

export function FieldHelp({ id, help }: { id: string; help: ReactNode }) {
  return help ? (
    <div id={`${id}-help`} className="max-w-prose text-sm text-ink-3">
      {help}
    </div>
  ) : null;
}

export function FieldErrors({ id, errors }: { id: string; errors: string[] }) {
  return errors.length > 0 ? (
    <div id={`${id}-error`} className="space-y-0.5 text-sm font-medium text-bad">
      {errors.map((error) => (
        <p key={error} className="flex items-start gap-1.5">
          <Glyph name="warning" className="mt-0.5 size-3.5" />
          {error}
        </p>
      ))}
    </div>
  ) : null;
}
