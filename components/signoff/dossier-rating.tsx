import { useTranslations } from "next-intl";
import { Card } from "#components/ui/card";
import { Disclosure } from "#components/ui/disclosure";
import { English } from "#components/ui/english";
import { KeyValues } from "#components/ui/key-values";
import { TierChip } from "#components/ui/tier-chip";
import type { Dossier } from "#lib/signoff/dossier.schema";
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
  return (
    <Card id="section-risk" title={t("section.risk")} aside={<TierChip tier={assessment.tier} />}>
      <KeyValues
        items={[
          { label: t("field.scores_impact"), value: scores.impact.toFixed(1) },
          { label: t("field.scores_vulnerability"), value: scores.vulnerability.toFixed(1) },
          { label: t("field.rationales_impact"), value: rationales.impact ?? t("value.none") },
          { label: t("field.rationales_vulnerability"), value: rationales.vulnerability ?? t("value.none") },
          { label: t("field.knockouts"), value: knockouts.join(", ") || t("first.knockoutsNone") },
          { label: t("field.override"), value: override ? <Override {...override} /> : null },
          { label: t("field.by"), value: names[assessment.by] ?? assessment.by },
          { label: t("field.confirmedBy"), value: names[assessment.confirmedBy] ?? assessment.confirmedBy },
          { label: t("field.secondBy"), value: assessment.secondBy && (names[assessment.secondBy] ?? assessment.secondBy) },
        ]}
      />
      <Disclosure summary={t("field.answer")} aside={Object.keys(answers).length}>
        <KeyValues
          items={Object.entries(answers).map(([id, { score, rationale }]) => ({
            key: id,
            label: <English>{`${id} ${questions[id] ?? ""}`}</English>,
            value: (
              <>
                {score === null ? t("dossier.answerUnknown") : t("dossier.answer", { score })}
                {rationale ? <span className="block text-ink-3">{rationale}</span> : null}
              </>
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
