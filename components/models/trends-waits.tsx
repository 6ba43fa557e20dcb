import { useTranslations } from "next-intl";
import { useMonth } from "#components/charts/axis";
import { Figure } from "#components/charts/figure";
import { Spans } from "#components/charts/spans";
import { Twin, type TwinCell } from "#components/charts/twin";
import { TierChip } from "#components/ui/tier-chip";
import { TIERS } from "#lib/lifecycle/schema";
import type { Trends, Wait } from "#lib/models/trends.schema";

type WaitsProps = Pick<Trends, "waits"> & { signoffsHref: (filter: Record<string, string>) => string };

/** How long sign-offs waited for their decision: half of them, and nine of ten; by tier in the table. */
export function Waits({ waits, signoffsHref }: WaitsProps) {
  const t = useTranslations("trends.waits");
  const common = useTranslations("trends");
  const month = useMonth();
  const cell = (wait: Wait, filter: Record<string, string>): TwinCell =>
    wait
      ? { value: wait.count, href: signoffsHref(filter), words: t("cell", wait) }
      : { value: null, href: "", words: t("none") };
  const rows = waits.map(({ month: one, all, byTier }) => ({
    key: one,
    name: month(one),
    cells: [cell(all, { month: one }), ...byTier.map(({ tier, wait }) => cell(wait, { month: one, tier }))],
  }));
  const tiers = TIERS.toReversed().map((tier) => ({ key: tier as string, label: <TierChip short tier={tier} /> }));
  const last = waits.findLast(({ all }) => all !== null);
  return (
    <Figure
      says={last?.all ? t("says", { month: month(last.month), ...last.all }) : t("saysNone")}
      tableName={common("asTable")}
      table={
        <Twin caption={t("title")} corner={common("month")} heads={[{ key: "all", label: t("all") }, ...tiers]} rows={rows} />
      }
    >
      <Spans
        months={waits.map(({ month: one, all }) => ({ month: one, span: all && { low: all.median, high: all.p90 } }))}
        unit={t("unit")}
        href={(one) => signoffsHref({ month: one })}
        says={(one, { low, high }) => t("mark", { month: month(one), median: low, p90: high })}
      />
      <p className="text-sm text-ink-3">{t("key")}</p>
    </Figure>
  );
}
