import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ChangeList } from "#components/ui/diff";
import type { FieldChange } from "#lib/models/compare.rules";

/** Field by field what differs, in words where there are words. */
export function Comparison({ changes }: { changes: FieldChange[] }) {
  const t = useTranslations("models");
  const shown = useShownValue();
  const label = (field: string, part: string | null): ReactNode => {
    const name = part?.split(".") ?? [];
    const fact = field === "facts" && name[0] ? t(`field.${name[0]}`) : null;
    return [fact ?? t(`field.${field}`), field === "facts" ? name.slice(1).join(".") : part].filter(Boolean).join(" · ");
  };
  return (
    <ChangeList
      changes={changes.map(({ field, part, before, after }) => ({
        key: `${field} ${part}`,
        field: label(field, part),
        before: shown(field, part, before),
        after: shown(field, part, after),
      }))}
    />
  );
}

const isWords = (value: unknown): value is string[] => Array.isArray(value) && value.every((one) => typeof one === "string");

type Words = { (key: string): string; has(key: string): boolean };

/** A dataset, for one: what is known of it, in the order in which it is asked. */
const partsInWords = (t: Words, value: object): string =>
  Object.entries(value)
    .map(([part, one]) => inWords(t, part, one))
    .filter(Boolean)
    .join(" · ");

const inWords = (t: Words, namespace: string, value: unknown): string => {
  if (typeof value === "boolean") return t(value ? "known.yes" : "known.no");
  if (typeof value === "string") return t.has(`${namespace}.${value}`) ? t(`${namespace}.${value}`) : value;
  if (isWords(value)) return value.join(", ");
  if (typeof value === "object" && value !== null) return partsInWords(t, value);
  return String(value ?? "");
};

/** A stored value as a reader knows it: words for codes, yes and no for facts, lists in a line. */
export function useShownValue(): (field: string, part: string | null, value: unknown) => string {
  const t = useTranslations("models");
  return (field, part, value) => inWords(t, part ?? field, value);
}
