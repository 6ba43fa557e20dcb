import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ChangeList } from "#components/ui/diff";
import { Hash } from "#components/ui/hash";
import { dotted } from "#lib/core/dotted.rules";
import type { FieldChange } from "#lib/models/compare.rules";

/** Field by field what differs, in words where there are words. */
export function Comparison({ changes }: { changes: FieldChange[] }) {
  const t = useTranslations("models");
  const shown = useShownValue();
  const label = (field: string, part: string | null): ReactNode => {
    const name = part?.split(".") ?? [];
    const fact = field === "facts" && name[0] ? t(`field.${name[0]}`) : null;
    return dotted([fact ?? t(`field.${field}`), field === "facts" ? name.slice(1).join(".") : partName(t, field, part)]);
  };
  return (
    <ChangeList
      changes={changes.map(({ field, part, before, after }) => ({
        key: `${field} ${part}`,
        field: label(field, part),
        before: side(shown(field, part, before)),
        after: side(shown(field, part, after)),
      }))}
    />
  );
}

/** A digest has no words to compare: it stands short, old above new. */
const side = (text: string): ReactNode => (/^sha256:[0-9a-f]{64}$/.test(text) ? <Hash value={text} /> : text);

/** A part by the name under which it is entered; what people named themselves stays as they wrote it. */
function partName(t: Words, field: string, part: string | null): string | null {
  const names: Record<string, string> = {
    identity: `version.${part === "type" ? "identityType" : part === "name" ? "hostedName" : part}`,
    documentation: `documentKey.${part}`,
  };
  const name = names[field];
  return name && t.has(name) ? t(name) : part;
}

const isWords = (value: unknown): value is string[] => Array.isArray(value) && value.every((one) => typeof one === "string");

type Words = { (key: string): string; has(key: string): boolean };

/** A dataset, for one: what is known of it, in the order in which it is asked. */
const partsInWords = (t: Words, value: object): string =>
  dotted(Object.entries(value).map(([part, one]) => inWords(t, part, one)));

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
