import { useTranslations } from "next-intl";
import { useMonth } from "#components/charts/axis";
import { Columns } from "#components/charts/columns";
import { Figure } from "#components/charts/figure";
import type { Look } from "#components/charts/series";
import { Twin } from "#components/charts/twin";
import { DUE, type Due, HAPPENED, type Happened } from "#lib/models/month.rules";
import { OUTCOMES, type Outcome } from "#lib/models/trends.rules";
import type { Trends } from "#lib/models/trends.schema";

type Href = (filter: Record<string, string>) => string;
type Months<Key extends string> = readonly ({ month: string } & Record<Key, number>)[];

type MonthlyProps<Key extends string> = {
  title: string;
  says: (sums: Record<Key, number>) => string;
  label: (key: Key) => string;
  months: Months<Key>;
  looks: Record<Key, Look>;
  keys: readonly Key[];
  href: (month: string, key: Key) => string;
};

/** Months as columns, with the numbers of each as a table. */
function Monthly<Key extends string>({ title, says, label, months, looks, keys, href }: MonthlyProps<Key>) {
  const t = useTranslations("trends");
  const month = useMonth();
  const series = keys.map((key) => ({ key, label: label(key), ...looks[key] }));
  const sumOf = (key: Key) => months.reduce((sum, one) => sum + one[key], 0);
  const rows = months.map((one) => ({
    key: one.month,
    name: month(one.month),
    cells: keys.map((key) => ({ value: one[key], href: href(one.month, key) })),
  }));
  return (
    <Figure
      says={says(Object.fromEntries(keys.map((key) => [key, sumOf(key)])) as Record<Key, number>)}
      series={series}
      tableName={t("asTable")}
      table={<Twin caption={title} corner={t("month")} heads={series} rows={rows} />}
    >
      <Columns
        months={months}
        series={series}
        href={href}
        says={(one, each, value) => t("mark", { month: month(one), label: each.label, count: value })}
      />
    </Figure>
  );
}

const FLOW: Record<Happened, Look> = {
  registered: { tone: "accent", texture: "plain" },
  approved: { tone: "good", texture: "hatch" },
  retired: { tone: "neutral", texture: "dots" },
  archived: { tone: "neutral", texture: "hollow" },
};

/** What came, what was approved for use, and what went. */
export function Flow({ flow, listHref }: Pick<Trends, "flow"> & { listHref: Href }) {
  const t = useTranslations("trends.flow");
  return (
    <Monthly
      title={t("title")}
      says={(sums) => t("says", sums)}
      label={(key) => t(`series.${key}`)}
      months={flow}
      keys={HAPPENED}
      looks={FLOW}
      href={(month, what) => listHref({ inMonth: `${what}.${month}` })}
    />
  );
}

const DECIDED: Record<Outcome, Look> = {
  signed: { tone: "good", texture: "plain" },
  returned: { tone: "warn", texture: "hatch" },
  refused: { tone: "bad", texture: "dots" },
};

/** How sign-offs were decided. */
export function Decisions({ decisions, signoffsHref }: Pick<Trends, "decisions"> & { signoffsHref: Href }) {
  const t = useTranslations("trends.decisions");
  return (
    <Monthly
      title={t("title")}
      says={(sums) => t("says", sums)}
      label={(key) => t(`series.${key}`)}
      months={decisions}
      keys={OUTCOMES}
      looks={DECIDED}
      href={(month, outcome) => signoffsHref({ month, outcome })}
    />
  );
}

const RUNS_OUT: Record<Due, Look> = {
  condition_due: { tone: "warn", texture: "plain" },
  evidence_expires: { tone: "accent", texture: "hatch" },
  tier_ends: { tone: "bad", texture: "dots" },
};

/** What runs out in the months ahead. */
export function RunsOut({ due, listHref }: Pick<Trends, "due"> & { listHref: Href }) {
  const t = useTranslations("trends.due");
  return (
    <Monthly
      title={t("title")}
      says={(sums) => t("says", sums)}
      label={(key) => t(`series.${key}`)}
      months={due}
      keys={DUE}
      looks={RUNS_OUT}
      href={(month, what) => listHref({ inMonth: `${what}.${month}` })}
    />
  );
}
