"use client";
import { createContext, use } from "react";

export type FormState = {
  id: string;
  /** Sentences by the name of the field they are about. */
  errors: Record<string, string[]>;
  pending: boolean;
  /** A field tells its label, so that the summary can name it. Returns how to forget it. */
  announce: (name: string, label: string) => () => void;
};

export const FormContext = createContext<FormState | null>(null);

export type FieldState = { id: string; name: string; required: boolean; invalid: boolean; describedBy: string | undefined };

export const FieldContext = createContext<FieldState | null>(null);

/** The attributes that tie a control to its field. Outside a field a control carries its own. */
export function useControl() {
  const field = use(FieldContext);
  if (!field) return {};
  return {
    id: field.id,
    name: field.name,
    required: field.required || undefined,
    "aria-invalid": field.invalid || undefined,
    "aria-describedby": field.describedBy,
  };
}
