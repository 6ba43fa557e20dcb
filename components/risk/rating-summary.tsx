// A finished rating: what was computed, what was set in its place, who said so and when, and every answer.
import { useTranslations } from "next-intl";
import { Card } from "#components/ui/card";
import { Chip } from "#components/ui/chip";
import { type Column, DataTable } from "#components/ui/data-table";
import { KeyValues } from "#components/ui/key-values";
import { StateChip } from "#components/ui/state-chip";
import { TierChip } from "#components/ui/tier-chip";
import { CalendarDate, Instant } from "#components/ui/time";
import type { Tier } from "#lib/lifecycle/schema";
import { AXES, QUESTION_IDS, type QuestionId, type RatingFacts, type TieringPolicy } from "#lib/policy/tiering.schema";
import { distanceToNextTier } from "#lib/risk/distance.rules";
import type { KeptOverride } from "#lib/risk/record.schema";
import type { Answers, RatingStatus, Rationales } from "#lib/risk/schema";
import { RatingPanel } from "./rating-panel.tsx";

export type RatingView = {
  id: string;
  policy: string;
  status: RatingStatus;
  stands: boolean;
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
};

export function RatingSummary({ policy, facts, rating, names, lightPath }: SummaryProps) {
  const t = useTranslations("risk.rating");
  const state = rating.stands ? rating.status : "superseded";
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="space-y-4">
        <Card title={t("title")} aside={t("questionnaire", { id: rating.policy })}>
          <div className="mb-3 flex flex-wrap items-center gap-1.5">
            <TierChip tier={rating.tier} provisional={rating.provisional} />
            <StateChip of="assessment" state={state} />
            {rating.status === "confirmed" && rating.stands ? <Chip>{t(lightPath ? "light" : "notLight")}</Chip> : null}
          </div>
          <WhoAndWhen rating={rating} names={names} />
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
          distance={rating.stands ? distanceToNextTier(policy, facts, rating.answers) : null}
        />
      </Card>
    </div>
  );
}

function WhoAndWhen({ rating, names }: Pick<SummaryProps, "rating" | "names">) {
  const t = useTranslations("risk.rating");
  const name = (id: string) => names[id] ?? id;
  const { override, assessedBy, assessedAt, confirmedBy, confirmedAt, secondBy, secondAt, status } = rating;
  const at = (instant: Date | null) => (instant ? <Instant at={instant.toISOString()} show="exact" /> : null);
  return (
    <KeyValues
      items={[
        { key: "rated", label: t("rated", { name: name(assessedBy) }), value: at(assessedAt) },
        {
          key: "override",
          label: override ? <OverrideWords override={override} name={name} waits={status === "reduction_requested"} /> : null,
          value: override ? <span className="whitespace-pre-wrap">{override.reason}</span> : null,
        },
        {
          key: "declined",
          label: override?.declined ? t("declined", { tier: override.tier, name: name(override.declined.by) }) : null,
          value: override?.declined?.reason ?? null,
        },
        {
          key: "confirmed",
          label: confirmedBy && status === "confirmed" ? t("confirmed", { name: name(confirmedBy) }) : null,
          value: status === "confirmed" ? at(confirmedAt) : null,
        },
        { key: "second", label: secondBy ? t("second", { name: name(secondBy) }) : null, value: at(secondAt) },
        {
          key: "until",
          label: t("validUntil"),
          value: override?.validUntil && !override.declined ? <CalendarDate on={override.validUntil} distance /> : null,
        },
        { key: "unknown", label: t("unknown"), value: rating.unknowns.length > 0 ? rating.unknowns.join(", ") : null },
      ]}
    />
  );
}

function OverrideWords({ override, name, waits }: { override: KeptOverride; name: (id: string) => string; waits: boolean }) {
  const t = useTranslations("risk.rating");
  return t(waits ? "asked" : "override", { tier: override.tier, name: name(override.by) });
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
    { key: "question", header: t("question"), primary: true, cell: ({ id, text }) => `${id} ${text}` },
    {
      key: "answer",
      header: t("answer"),
      cell: ({ score, anchor }) => (score === null ? <i>{t("notKnown")}</i> : `${score} · ${anchor}`),
    },
    { key: "sentence", header: t("sentence"), cell: ({ rationale }) => rationale },
  ];
  return <DataTable caption={t("title")} columns={columns} rows={rows} rowKey={({ id }) => id} empty={null} />;
}
