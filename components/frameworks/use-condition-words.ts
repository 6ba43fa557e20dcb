import { useTranslations } from "next-intl";
import type { ControlDetail } from "#lib/frameworks/schema";
import type { Comparison } from "#lib/policy/condition.rules";

/** What a fact and its values are called on the model's page, where their names differ from the field's. */
const CALLED: Record<string, string> = { modelKind: "kind", riskTier: "tier" };

/** When a control applies, one sentence for each condition; none when it always does. */
export function useConditionWords({ all = [], any = [] }: ControlDetail["appliesWhen"]): string[] {
  const t = useTranslations("frameworks.condition");
  const models = useTranslations("models");
  const tier = useTranslations("ui.tier");
  const wordOf = (called: string, value: string | boolean): string => {
    if (typeof value === "boolean") return models(value ? "known.yes" : "known.no");
    if (called === "tier") return tier("short", { tier: value });
    return models.has(`${called}.${value}`) ? models(`${called}.${value}`) : value;
  };
  const sentence = ({ field, op, value }: Comparison): string => {
    const called = CALLED[field] ?? field;
    const values = [value].flat().map((one) => wordOf(called, one));
    return t(op === "not_in" ? "not" : "is", { fact: models(`field.${called}`), values: values.join(t("or")) });
  };
  const lines = all.map(sentence);
  return any.length > 0 ? [...lines, any.map(sentence).join(t("orElse"))] : lines;
}
