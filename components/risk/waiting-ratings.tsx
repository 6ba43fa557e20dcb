import { useFormatter, useTranslations } from "next-intl";
import { type Column, DataTable } from "#components/ui/data-table";
import { EmptyState } from "#components/ui/empty-state";
import { hrefWith, Link } from "#components/ui/link";
import { TierChip } from "#components/ui/tier-chip";
import { Instant } from "#components/ui/time";
import { dotted } from "#lib/core/dotted.rules";
import type { Tier } from "#lib/lifecycle/schema";
import type { KeptOverride } from "#lib/risk/record.schema";
import type { Rationales } from "#lib/risk/schema";
import { ConfirmButton } from "./confirm-rating.tsx";

type WaitingRatingView = {
  id: string;
  modelId: string;
  versionId: string;
  ref: string;
  name: string;
  version: string;
  unit: string;
  status: string;
  impact: number;
  vulnerability: number;
  knockouts: string[];
  provisional: boolean;
  rationales: Rationales;
  override: KeptOverride | null;
  tier: Tier | null;
  anew: boolean;
  assessedBy: string;
  assessedAt: Date;
  mayNotConfirm: { code: string; message: string; clearedBy?: string | undefined }[];
};

const hrefOf = ({ modelId, version }: WaitingRatingView) => hrefWith(`/models/${modelId}/risk`, { version });

/** Tiers that wait for a second person: many in a row, each confirmed by an act of its own. */
export function WaitingRatings({ ratings }: { ratings: WaitingRatingView[] }) {
  const t = useTranslations("risk.waiting");
  const format = useFormatter();
  const score = (value: number) => format.number(value, { maximumFractionDigits: 1 });
  const columns: Column<WaitingRatingView>[] = [
    {
      key: "model",
      header: t("model"),
      primary: true,
      cell: (rating) => (
        <>
          <Link href={hrefOf(rating)}>{rating.name}</Link>
          <span className="block font-mono text-sm font-normal text-ink-3">{dotted([rating.ref, rating.version])}</span>
        </>
      ),
    },
    {
      key: "tier",
      header: t("tier"),
      cell: ({ tier, anew, provisional, knockouts }) => (
        <span className="flex flex-col items-start gap-1">
          <TierChip short tier={tier} provisional={provisional} />
          {anew ? <span className="text-sm text-ink-2">{t("anew")}</span> : null}
          <span className="font-mono text-sm text-ink-3">{knockouts.join(" ")}</span>
        </span>
      ),
    },
    {
      key: "scores",
      header: t("scores"),
      from: "desk",
      cell: ({ impact, vulnerability }) => `${score(impact)} / ${score(vulnerability)}`,
    },
    {
      key: "says",
      header: t("says"),
      cell: ({ rationales, override }) => (
        <>
          <p>{rationales.impact}</p>
          <p>{rationales.vulnerability}</p>
          {override ? <p className="text-ink-2">{override.reason}</p> : null}
        </>
      ),
    },
    {
      key: "rated",
      header: t("rated"),
      from: "desk",
      cell: ({ assessedBy, assessedAt }) => (
        <>
          <Instant at={assessedAt.toISOString()} />
          <span className="block text-ink-3">{assessedBy}</span>
        </>
      ),
    },
    { key: "act", header: t("act"), cell: (rating) => <Act rating={rating} /> },
  ];
  return (
    <DataTable
      caption={t("title")}
      columns={columns}
      rows={ratings}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t("empty")}>{t("emptyNote")}</EmptyState>}
    />
  );
}

function Act({ rating }: { rating: WaitingRatingView }) {
  const t = useTranslations("risk.waiting");
  const { id, name, version, tier, status, mayNotConfirm } = rating;
  const [why] = mayNotConfirm;
  if (why || !tier)
    return (
      <span className="text-sm text-ink-3">
        {why?.message} {why?.clearedBy ? t("clearedBy", { who: why.clearedBy }) : null}
      </span>
    );
  return (
    <ConfirmButton
      short
      assessmentId={id}
      name={`${name} ${version}`}
      tier={tier}
      isReduction={status === "reduction_requested"}
    />
  );
}
