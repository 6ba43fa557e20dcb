import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Card } from "#components/ui/card";
import { Disclosure } from "#components/ui/disclosure";
import { English } from "#components/ui/english";
import { KeyValues } from "#components/ui/key-values";
import { TierChip } from "#components/ui/tier-chip";
import { pathOf } from "#lib/signoff/anchor.rules";
import type { Dossier } from "#lib/signoff/dossier.schema";
import { Commented } from "./commented.tsx";
import type { Lookups } from "./lookups.ts";

/** The rating as it is signed: tier, scores, knock-outs, the two sentences, and every answer behind them. */
export function DossierRating({
  dossier: { assessment },
  lookups: { questions, names },
}: {
  dossier: Dossier;
  lookups: Lookups;
}) {
  const t = useTranslations("signoff");
  const { scores, rationales, override, knockouts, answers } = assessment;
  const said = (field: string, value: ReactNode) => {
    const label = t(`field.${field.replace("/", "_")}` as "field.by");
    const isNone = value === null || value === undefined;
    return { label, value: isNone ? null : <Commented {...{ path: `assessment/${field}`, label }}>{value}</Commented> };
  };
  return (
    <Card id="section-risk" title={t("section.risk")} aside={<TierChip tier={assessment.tier} />}>
      <KeyValues
        long
        items={[
          said("scores/impact", scores.impact.toFixed(1)),
          said("scores/vulnerability", scores.vulnerability.toFixed(1)),
          said("rationales/impact", rationales.impact ?? t("value.none")),
          said("rationales/vulnerability", rationales.vulnerability ?? t("value.none")),
          said("knockouts", knockouts.join(", ") || t("first.knockoutsNone")),
          said("override", override ? <Override {...override} /> : null),
          said("by", names[assessment.by] ?? assessment.by),
          said("confirmedBy", names[assessment.confirmedBy] ?? assessment.confirmedBy),
          said("secondBy", assessment.secondBy && (names[assessment.secondBy] ?? assessment.secondBy)),
        ]}
      />
      <Disclosure summary={t("dossier.answers", { count: Object.keys(answers).length })}>
        <KeyValues
          long
          items={Object.entries(answers).map(([id, { score, rationale }]) => ({
            key: id,
            label: <English>{`${id} ${questions[id] ?? ""}`}</English>,
            value: (
              <Commented path={pathOf("assessment", "answers", id)} label={`${id} ${questions[id] ?? ""}`}>
                {score === null ? t("dossier.answerUnknown") : t("dossier.answer", { score })}
                {rationale ? <span className="block text-ink-3">{rationale}</span> : null}
              </Commented>
            ),
          }))}
        />
      </Disclosure>
    </Card>
  );
}

function Override({ tier, reason }: { tier: "high" | "medium" | "low"; reason: string }) {
  return (
    <>
      <TierChip tier={tier} /> {reason}
    </>
  );
}
