// What a rating comes to: the same picture beside the questions while they are answered, and on the finished rating.
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Disclosure } from "#components/ui/disclosure";
import { RiskMatrix } from "#components/ui/risk-matrix";
import { ScoreBar } from "#components/ui/score-bar";
import { TierChip } from "#components/ui/tier-chip";
import type { Tier } from "#lib/lifecycle/schema";
import type { TieringPolicy } from "#lib/policy/tiering.schema";
import type { Distance } from "#lib/risk/distance.rules";
import { bandOf } from "#lib/risk/scores.rules";

export type Rated = {
  impact: number;
  vulnerability: number;
  knockouts: string[];
  /** As computed; null when stopped. */
  tier: Tier | null;
  provisional: boolean;
};

/** The words that a page explains, as it shows them: a form in the browser gets them ready made. */
export type RatingTerms = { tier: ReactNode; knockouts: ReactNode };

type RatingPanelProps = { policy: TieringPolicy; rated: Rated; distance: Distance | null; terms: RatingTerms };

export function RatingPanel({ policy, rated, distance, terms }: RatingPanelProps) {
  const t = useTranslations("risk.rating");
  const bands = { impact: bandOf(policy, rated.impact), vulnerability: bandOf(policy, rated.vulnerability) };
  const bounds = [policy.bands_from.medium, policy.bands_from.high];
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap items-center gap-2">
        <span className="text-ink-2">{terms.tier}</span>
        {rated.tier ? <TierChip tier={rated.tier} provisional={rated.provisional} /> : <b>{t("stoppedTier")}</b>}
      </div>
      <ScoreBar label={t("impact")} value={rated.impact} word={t("band", { band: bands.impact })} bounds={bounds} />
      <ScoreBar
        label={t("vulnerability")}
        value={rated.vulnerability}
        word={t("band", { band: bands.vulnerability })}
        bounds={bounds}
      />
      <div>
        <p className="mb-1 text-sm text-ink-3">{t("matrix")}</p>
        <RiskMatrix cells={policy.matrix} at={bands} />
      </div>
      <Knockouts policy={policy} fired={rated.knockouts} title={terms.knockouts} />
      {distance ? <ToNextTier policy={policy} distance={distance} /> : null}
    </div>
  );
}

/** Those that fired, each with what it does and the law or guidance behind it. */
function Knockouts({ policy, fired, title }: { policy: TieringPolicy; fired: string[]; title: ReactNode }) {
  const t = useTranslations("risk.rating");
  const rules = policy.knockouts.filter(({ id }) => fired.includes(id));
  return (
    <section>
      <h3 className="text-sm text-ink-3">{title}</h3>
      {rules.length === 0 ? <p>{t("noKnockouts")}</p> : null}
      <ul className="space-y-1.5">
        {rules.map(({ id, when, effect, reference }) => (
          <li key={id}>
            <span className="font-mono text-sm">{id}</span> {when}
            {" → "}
            <b>{t("knockout", { effect: effect.replace(":", "_") })}</b>
            <span className="block text-sm text-ink-3">{t("reference", { reference })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const SHOWN = 3;

/** How near the next tier is, so that nobody is surprised by one more answer. */
function ToNextTier({ policy, distance: { tier, points, answers } }: { policy: TieringPolicy; distance: Distance }) {
  const t = useTranslations("risk.distance");
  const format = useFormatter();
  const words = answers.map(({ question, score }) =>
    t("answer", { question, score, anchor: policy.questions.find(({ id }) => id === question)?.anchors[score] ?? "" }),
  );
  const above = points > 0 ? t("points", { points: format.number(points, { maximumFractionDigits: 2 }), tier }) : "";
  if (words.length <= SHOWN) {
    return (
      <p className="text-sm text-ink-2">
        {above} {words.length > 0 ? t("answers", { answers: words.join("; ") }) : null}
      </p>
    );
  }
  return (
    <div className="text-sm text-ink-2">
      <Disclosure summary={above || t("answers", { answers: words.length })}>
        {t("answers", { answers: words.join("; ") })}
      </Disclosure>
    </div>
  );
}
