import { useTranslations } from "next-intl";
import { type Spot, spotOf, valueText } from "#lib/signoff/caption.rules";
import type { Difference } from "#lib/signoff/schema";
import type { Lookups } from "./lookups.ts";

type Json = Difference["before"];
const PEOPLE = ["owner", "by", "confirmedBy", "secondBy"];
/** Fields whose values are words of the inventory's catalogue. */
const WORDED = ["kind", "domain", "sourcing", "euAiActClass", "coveredEmploymentTool", "changeClass", "extent"];

/** How places and values of a dossier are called on the screen. */
export function useDossierWords({ controls, questions, names }: Pick<Lookups, "controls" | "questions" | "names">) {
  const t = useTranslations("signoff");
  const models = useTranslations("models");
  const titles: Partial<Record<Spot["section"], Record<string, string>>> = { checklist: controls, risk: questions };
  const fieldName = (field: string) => {
    const key = `field.${field.replaceAll(".", "_")}`;
    return t.has(key) ? t(key) : field;
  };
  const itemName = ({ section, item }: Spot): string | null => {
    if (item === null) return null;
    const title = titles[section]?.[item];
    if (title) return `${item} ${title}`;
    return models.has(`documentKey.${item}`) ? models(`documentKey.${item}`) : item;
  };
  const wordOf = useWords(names);
  const textOf = (field: string, value: Json): string | null =>
    typeof value === "string" && value !== ""
      ? wordOf(field, value)
      : valueText(value, { yes: t("value.yes"), no: t("value.no") });
  /** What stands at a path, in one line: "CC-INV-01 Inventory · Evidence". */
  const captionOf = (path: string): string => {
    const spot = spotOf(path);
    const item = itemName(spot);
    if (item === null) return fieldName(spot.field);
    return spot.field === "control" ? item : `${item} · ${fieldName(spot.field)}`;
  };
  return { fieldName, itemName, textOf, captionOf };
}

/** A text value: a person by name, a choice in the words of its catalogue, anything else as it stands. */
function useWords(names: Record<string, string>) {
  const t = useTranslations("signoff");
  const models = useTranslations("models");
  return (field: string, value: string): string => {
    if (PEOPLE.includes(field)) return names[value] ?? value;
    const key = `${field}.${value}`;
    if (field === "status" && t.has(key)) return t(key);
    return WORDED.includes(field) && models.has(key) ? models(key) : value;
  };
}
