import { useTranslations } from "next-intl";
import { Figure } from "#components/charts/figure";
import { SpanRows } from "#components/charts/span-rows";
import { Twin } from "#components/charts/twin";
import { upTo } from "#lib/core/day-condition.rules";
import type { StageAge, Trends } from "#lib/models/trends.schema";

type AgeingProps = Pick<Trends, "ageing"> & { listHref: (filter: Record<string, string>) => string };

/** How long models have been at the stage they wait in, by tier: half of them, and the one that waits the longest. */
export function Ageing({ ageing, listHref }: AgeingProps) {
  const t = useTranslations("trends.ageing");
  const common = useTranslations("trends");
  const stage = useTranslations("ui.stage");
  const tier = useTranslations("ui.tier");
  const list = useTranslations("models.list");
  const named = (one: StageAge) => ({
    stage: stage(one.stage),
    tier: one.tier ? tier("short", { tier: one.tier }) : list("tierNone"),
  });
  const hrefs = (one: StageAge) => {
    const all = { stage: one.stage, tier: one.tier ?? "none" };
    return {
      count: listHref(all),
      median: listHref({ ...all, stageSince: upTo(one.median.day) }),
      oldest: listHref({ ...all, stageSince: upTo(one.oldest.day) }),
    };
  };
  const oldest = ageing.toSorted((a, b) => b.oldest.days - a.oldest.days)[0];
  const keyOf = (one: StageAge) => `${one.stage} ${one.tier}`;
  const heads = ["count", "median", "oldest"].map((key) => ({ key, label: t(`head.${key}`) }));
  const rows = ageing.map((one) => {
    const [href, { median, oldest: longest }] = [hrefs(one), one];
    return {
      key: keyOf(one),
      name: t("row", named(one)),
      cells: [
        { value: one.count, href: href.count },
        { value: one.count, href: href.median, words: t("days", { days: median.days }) },
        { value: one.count, href: href.oldest, words: t("days", { days: longest.days }) },
      ],
    };
  });
  return (
    <Figure
      says={
        oldest
          ? t("says", { ...named(oldest), days: oldest.oldest.days, count: ageing.reduce((sum, one) => sum + one.count, 0) })
          : t("saysNone")
      }
      tableName={common("asTable")}
      table={<Twin caption={t("title")} corner={t("corner")} heads={heads} rows={rows} />}
    >
      <SpanRows
        rows={ageing.map((one) => {
          const [href, { median, oldest: longest }] = [hrefs(one), one];
          return {
            key: keyOf(one),
            name: t("row", named(one)),
            low: { value: median.days, href: href.median, says: t("markMedian", { ...named(one), days: median.days }) },
            high: { value: longest.days, href: href.oldest, says: t("markOldest", { ...named(one), days: longest.days }) },
          };
        })}
      />
      <p className="text-sm text-ink-3">{t("key")}</p>
    </Figure>
  );
}
