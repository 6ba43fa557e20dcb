import { useFormatter, useTranslations } from "next-intl";
import { Card } from "#components/ui/card";
import { type Column, DataTable } from "#components/ui/data-table";
import { StateChip } from "#components/ui/state-chip";
import { TierChip } from "#components/ui/tier-chip";
import { Instant } from "#components/ui/time";
import type { RatingView } from "./rating-summary.tsx";

/** Earlier ratings of the version, newest first. Nothing of them is lost when a later one takes their place. */
export function RatingHistory({ ratings, names }: { ratings: RatingView[]; names: Record<string, string> }) {
  const t = useTranslations("risk.history");
  const format = useFormatter();
  const score = (value: number) => format.number(value, { maximumFractionDigits: 1 });
  const columns: Column<RatingView>[] = [
    {
      key: "when",
      header: t("when"),
      primary: true,
      cell: ({ assessedAt }) => <Instant at={assessedAt.toISOString()} show="exact" />,
    },
    { key: "who", header: t("who"), cell: ({ assessedBy }) => names[assessedBy] ?? assessedBy },
    { key: "scores", header: t("scores"), cell: ({ impact, vulnerability }) => `${score(impact)} / ${score(vulnerability)}` },
    { key: "tier", header: t("tier"), cell: ({ tier, provisional }) => <TierChip short tier={tier} provisional={provisional} /> },
    { key: "state", header: t("state"), cell: ({ status }) => <StateChip of="assessment" state={status} /> },
  ];
  return (
    <Card title={t("title")} flush>
      <DataTable caption={t("title")} columns={columns} rows={ratings} rowKey={({ id }) => id} empty={null} />
    </Card>
  );
}
