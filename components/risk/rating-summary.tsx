// A finished rating: what was computed, what was set in its place, who said so and when, and every answer.
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Card } from "#components/ui/card";
import { Chip } from "#components/ui/chip";
import { type Column, DataTable } from "#components/ui/data-table";
import { Disclosure } from "#components/ui/disclosure";
import { English } from "#components/ui/english";
import { KeyValues } from "#components/ui/key-values";
import { StateChip } from "#components/ui/state-chip";
import { TierChip } from "#components/ui/tier-chip";
import { CalendarDate, Instant } from "#components/ui/time";
import { dotted } from "#lib/core/dotted.rules";
import type { Tier } from "#lib/lifecycle/schema";
import { AXES, QUESTION_IDS, type QuestionId, type RatingFacts, type TieringPolicy } from "#lib/policy/tiering.schema";
import { distanceToNextTier } from "#lib/risk/distance.rules";
import type { KeptOverride } from "#lib/risk/record.schema";
import type { Answers, RatingStatus, Rationales } from "#lib/risk/schema";
import { RatingPanel, type RatingTerms } from "./rating-panel.tsx";

export type RatingView = {
  id: string;
  policy: string;
  status: RatingStatus;
  stands: boolean;
  lapsed: boolean;
  rateAgainBy: string | null;
  impact: number;
  vulnerability: number;
  knockouts: string[];
  computedTier: Tier | null;
  tier: Tier | null;
  provisional: boolean;
  unknowns: QuestionId[];
  override: KeptOverride | null;
  answers: Answers;
  rationales: Rationales;
  assessedBy: string;
  assessedAt: Date;
  confirmedBy: string | null;
  confirmedAt: Date | null;
  secondBy: string | null;
  secondAt: Date | null;
};

type SummaryProps = {
  policy: TieringPolicy;
  facts: RatingFacts;
  rating: RatingView;
  names: Record<string, string>;
  lightPath: boolean;
  terms: RatingTerms;
  /** The way to rate again, for whoever may. */
  again: ReactNode;
};

export function RatingSummary({ policy, facts, rating, names, lightPath, terms, again }: SummaryProps) {
  const t = useTranslations("risk.rating");
  const state = rating.stands ? rating.status : "superseded";
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="space-y-4">
        <Card title={t("title")} aside={t("questionnaire", { id: rating.policy })}>
          <div className="mb-3 flex flex-wrap items-center gap-1.5">
            {rating.tier ? <TierChip tier={rating.tier} provisional={rating.provisional} /> : <Chip>{t("stoppedTier")}</Chip>}
            <StateChip of="assessment" state={state} />
            {rating.status === "confirmed" && rating.stands ? <Chip>{t(lightPath ? "light" : "notLight")}</Chip> : null}
          </div>
          <WhoAndWhen rating={rating} names={names} />
          {rating.rateAgainBy ? <NextRating policy={policy} by={rating.rateAgainBy} /> : null}
          {again ? <div className="mt-3">{again}</div> : null}
          {rating.provisional ? <p className="mt-3 text-ink-2">{t("provisionalNote")}</p> : null}
        </Card>
        {AXES.map((axis) => (
          <Card key={axis} title={t(axis)} flush>
            {rating.rationales[axis] ? <p className="border-b border-line px-3.5 py-2.5">{rating.rationales[axis]}</p> : null}
            <AnswerTable policy={policy} axis={axis} answers={rating.answers} />
          </Card>
        ))}
      </div>
      <Card>
        <RatingPanel
          policy={policy}
          rated={{ ...rating, tier: rating.computedTier }}
          terms={terms}
          distance={rating.stands ? distanceToNextTier(policy, facts, rating.answers) : null}
        />
      </Card>
    </div>
  );
}

/** When it is rated again at the latest, and what asks for it sooner. */
function NextRating({ policy, by }: { policy: TieringPolicy; by: string }) {
  const t = useTranslations("risk.rating");
  return (
    <div className="mt-3">
      <p>
        {t("again")} <CalendarDate on={by} distance />
      </p>
      <Disclosure summary={t("againSooner")}>
        <ul className="list-disc ps-5 text-ink-2">
          {policy.rated_again_when.map((what) => (
            <li key={what}>
              <English>{what}</English>
            </li>
          ))}
        </ul>
      </Disclosure>
    </div>
  );
}

const at = (instant: Date | null) => (instant ? <Instant at={instant.toISOString()} show="exact" /> : null);

function WhoAndWhen({ rating, names }: Pick<SummaryProps, "rating" | "names">) {
  const t = useTranslations("risk.rating");
  const name = (id: string | null) => names[id ?? ""] ?? id ?? "";
  const { assessedBy, assessedAt, confirmedBy, confirmedAt, secondBy, secondAt, status, unknowns } = rating;
  const isConfirmed = status === "confirmed";
  return (
    <div className="space-y-3">
      <KeyValues
        items={[
          { key: "rated", label: t("rated", { name: name(assessedBy) }), value: at(assessedAt) },
          { key: "confirmed", label: t("confirmed", { name: name(confirmedBy) }), value: isConfirmed ? at(confirmedAt) : null },
          { key: "second", label: t("second", { name: name(secondBy) }), value: at(secondAt) },
          { key: "unknown", label: t("unknown"), value: unknowns.join(", ") || null },
        ]}
      />
      {rating.override ? <Override rating={rating} override={rating.override} name={name} /> : null}
    </div>
  );
}

type OverrideProps = { rating: RatingView; override: KeptOverride; name: (id: string) => string };

/** The tier somebody set in place of the computed one, with the words it was set with. */
function Override({ rating, override: { tier, by, reason, validUntil, declined }, name }: OverrideProps) {
  const t = useTranslations("risk.rating");
  const waits = rating.status === "reduction_requested";
  return (
    <div className="rounded-md border border-line px-3 py-2">
      <p className="font-medium">{t(waits ? "asked" : "override", { tier, name: name(by) })}</p>
      <p className="whitespace-pre-wrap text-ink-2">{reason}</p>
      {declined ? (
        <>
          <p className="mt-2 font-medium">{t("declined", { tier, name: name(declined.by) })}</p>
          <p className="whitespace-pre-wrap text-ink-2">{declined.reason}</p>
        </>
      ) : validUntil ? (
        <p className="mt-1 text-sm text-ink-3">
          {t(rating.lapsed ? "lapsed" : "validUntil")} <CalendarDate on={validUntil} distance />
        </p>
      ) : null}
    </div>
  );
}

type AnswerRow = { id: QuestionId; text: string; anchor: string | null; score: number | null; rationale: string };

/** Every answer of an axis in the words it was given in. */
export function AnswerTable({ policy, axis, answers }: { policy: TieringPolicy; axis: string; answers: Answers }) {
  const t = useTranslations("risk.answers");
  const rows = QUESTION_IDS.flatMap((id): AnswerRow[] => {
    const question = policy.questions.find((asked) => asked.id === id && asked.axis === axis);
    const { score, rationale = "" } = answers[id];
    return question
      ? [{ id, text: question.text, anchor: score === null ? null : (question.anchors[score] ?? ""), score, rationale }]
      : [];
  });
  const columns: Column<AnswerRow>[] = [
    {
      key: "question",
      header: t("question"),
      primary: true,
      width: "@[40rem]/table:w-[34%]",
      cell: ({ id, text }) => <English>{`${id} ${text}`}</English>,
    },
    {
      key: "answer",
      header: t("answer"),
      width: "@[40rem]/table:w-[30%]",
      cell: ({ score, anchor }) =>
        score === null ? <i>{t("notKnown")}</i> : <English>{dotted([String(score), anchor])}</English>,
    },
    { key: "sentence", header: t("sentence"), cell: ({ rationale }) => rationale },
  ];
  return <DataTable caption={t("title")} columns={columns} rows={rows} rowKey={({ id }) => id} empty={null} />;
}
