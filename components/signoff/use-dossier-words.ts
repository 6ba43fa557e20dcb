import { useTranslations } from "next-intl";
import { captionsIn, valueText } from "#lib/signoff/caption.rules";
import type { Difference } from "#lib/signoff/schema";
import type { Lookups } from "./lookups.ts";

type Json = Difference["before"];
const TIERS = ["tier", "override.tier", "scores.matrixTier"];
const PEOPLE = ["owner", "by", "confirmedBy", "secondBy"];
/** Fields whose values are words of the inventory's catalogue. */
const WORDED = ["kind", "domain", "sourcing", "euAiActClass", "coveredEmploymentTool", "changeClass", "extent"];

/** How places and values of a dossier are called on the screen. */
export function useDossierWords({ controls, questions, names }: Pick<Lookups, "controls" | "questions" | "names">) {
  const t = useTranslations("signoff");
  const models = useTranslations("models");
  const captions = captionsIn({ signoff: t, models, controls, questions });
  const wordOf = useWords(names);
  const textOf = (field: string, value: Json): string | null =>
    typeof value === "string" && value !== ""
      ? wordOf(field, value)
      : valueText(value, { yes: t("value.yes"), no: t("value.no") });
  return { ...captions, textOf };
}

/** A text value: a person by name, a choice in the words of its catalogue, anything else as it stands. */
function useWords(names: Record<string, string>) {
  const t = useTranslations("signoff.status");
  const models = useTranslations("models");
  const tier = useTranslations("ui.tier");
  const intensity = useTranslations("frameworks.intensity");
  const known = (words: { (key: string): string; has(key: string): boolean }, key: string) =>
    words.has(key) ? words(key) : undefined;
  const ofField = new Map<string, (value: string) => string | undefined>([
    ...PEOPLE.map((field) => [field, (value: string) => names[value]] as const),
    ...TIERS.map((field) => [field, (value: string) => tier("short", { tier: value })] as const),
    ...WORDED.map((field) => [field, (value: string) => known(models, `${field}.${value}`)] as const),
    ["status", (value) => known(t, value)],
    ["intensity", (value) => known(intensity, value)],
    ["type", (value) => known(models, `version.${value}`)],
  ]);
  return (field: string, value: string): string => ofField.get(field)?.(value) ?? value;
}
