"use client";
import { type ReactNode, use, useEffect, useId } from "react";
import { type FieldState, FormContext } from "./form-context.ts";

export type FieldProps = {
  /** The place in the command's input: `facts.usesPhi`. */
  name: string;
  label: string;
  /** That of a label which is kept in English. */
  lang?: "en" | undefined;
  /** What to enter and why, in one sentence. */
  help?: ReactNode;
  required?: boolean;
  /** A sentence from elsewhere than the form's own command. */
  error?: string;
};

/** Ties label, help, errors and control of one field together, and the field to its form. */
export function useField({ name, label, help, required = false, error }: FieldProps): FieldState & { errors: string[] } {
  const form = use(FormContext);
  const ownId = useId();
  const id = form ? `${form.id}-${name}` : ownId;
  const announce = form?.announce;
  useEffect(() => announce?.(name, label), [announce, name, label]);

  const errors = [...(form?.errors[name] ?? []), ...(error ? [error] : [])];
  const describedBy = [help ? `${id}-help` : "", errors.length > 0 ? `${id}-error` : ""].filter(Boolean).join(" ") || undefined;
  return { id, name, required, invalid: errors.length > 0, describedBy, errors };
}
