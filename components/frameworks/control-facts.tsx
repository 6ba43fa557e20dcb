import { useTranslations } from "next-intl";
import { Card } from "#components/ui/card";
import { KeyValues } from "#components/ui/key-values";
import type { ControlDetail } from "#lib/frameworks/schema";
import { TIERS } from "#lib/lifecycle/schema";
import { useConditionWords } from "./use-condition-words.ts";

/** Who answers a control, when it is asked, and how much it asks. */
export function ControlFacts({ control }: { control: ControlDetail }) {
  const t = useTranslations("frameworks.control");
  const gateName = useTranslations("checklist.gate");
  const tierName = useTranslations("ui.tier");
  const { gate, alsoCheckedAt, tiers, appliesWhen, frequency, scope } = control;
  const when = useConditionWords(appliesWhen);
  const nameOf = (one: string) => (gateName.has(one) ? gateName(one) : one);
  return (
    <Card title={t("facts")}>
      <KeyValues
        items={[
          { label: t("answers"), value: <Answers control={control} /> },
          { label: t("gate"), value: gate === "ORG" ? t("once") : nameOf(gate) },
          { label: t("again"), value: alsoCheckedAt.length > 0 ? alsoCheckedAt.map(nameOf).join(", ") : null },
          { label: t("when"), value: when.length === 0 ? t("always") : <Conditions lines={when} /> },
          {
            label: t("asks"),
            value: (
              <ul>
                {TIERS.map((tier) => (
                  <li key={tier}>
                    {tierName("long", { tier })}: {t(`intensity.${tiers[tier]}`)}
                  </li>
                ))}
              </ul>
            ),
          },
          { label: t("frequency"), value: frequency.charAt(0).toUpperCase() + frequency.slice(1) },
          { label: t("scope"), value: t(`scopes.${scope}`) },
        ]}
      />
    </Card>
  );
}

function Answers({ control: { computed, defaultOwner, ownPeopleWhenLight, comesWith } }: { control: ControlDetail }) {
  const t = useTranslations("frameworks.control");
  const role = useTranslations("ui.role");
  const meaning = useTranslations("signoff.meaning");
  const light = [
    ...(ownPeopleWhenLight ? [t("lightOwn")] : []),
    ...(comesWith ? [t("lightSignature", { meaning: meaning(comesWith) })] : []),
  ];
  return (
    <>
      {computed ? t("computed") : role(defaultOwner)}
      {light.map((line) => (
        <span key={line} className="block text-sm text-ink-3">
          {line}
        </span>
      ))}
    </>
  );
}

function Conditions({ lines }: { lines: string[] }) {
  const t = useTranslations("frameworks.control");
  return (
    <>
      <ul className="space-y-0.5">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p className="mt-1 text-sm text-ink-3">{t("unknown")}</p>
    </>
  );
}
