import { useFormatter, useNow, useTimeZone, useTranslations } from "next-intl";
import { Bar } from "#components/charts/bar";
import { Figure } from "#components/charts/figure";
import type { Look } from "#components/charts/series";
import { Twin } from "#components/charts/twin";
import { CardRow, CardRows } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { Link } from "#components/ui/link";
import { Reference } from "#components/ui/reference";
import { TierChip } from "#components/ui/tier-chip";
import { Instant } from "#components/ui/time";
import { dayIn, daysFrom, UTC } from "#lib/core/calendar.rules";
import { dotted } from "#lib/core/dotted.rules";
import type { Portfolio } from "#lib/models/portfolio.schema";
import { AGES, type Age } from "#lib/signoff/age.rules";

const LOOKS: Record<Age, Look> = {
  fresh: { tone: "good", texture: "hollow" },
  aging: { tone: "warn", texture: "hatch" },
  late: { tone: "bad", texture: "plain" },
};

type WaitingProps = Pick<Portfolio, "waiting" | "oldest"> & {
  /** Where the open sign-offs are listed that this narrows to. */
  signoffsHref: (filter: Record<string, string>) => string;
};

/** Open sign-offs by role and age, then the ones that wait longest. Each leads to where it is decided. */
export function PortfolioWaiting({ waiting, oldest, signoffsHref }: WaitingProps) {
  const t = useTranslations("portfolio.waiting");
  const role = useTranslations("ui.role");
  const meaning = useTranslations("meanings.todo");
  const { number } = useFormatter();
  const zone = useTimeZone() ?? UTC;
  const today = dayIn(useNow(), zone);
  if (waiting.length === 0) return <EmptyState title={t("none")} />;
  const series = AGES.map((key) => ({ key, label: t(`age.${key}`), ...LOOKS[key] }));
  const most = Math.max(...waiting.map(({ count }) => count));
  const rows = waiting.map((one) => ({
    key: one.role,
    name: role(one.role),
    cells: AGES.map((age) => ({ value: one.ages[age], href: signoffsHref({ role: one.role, age }) })),
  }));
  return (
    <>
      <Figure
        says={t("says", { late: waiting.reduce((sum, { ages }) => sum + ages.late, 0) })}
        series={series}
        tableName={t("asTable")}
        table={<Twin caption={t("caption")} corner={t("corner")} heads={series} rows={rows} />}
      >
        <ul className="space-y-2">
          {waiting.map((one) => (
            <li key={one.role}>
              <div className="mb-1 flex justify-between gap-3">
                <a href={signoffsHref({ role: one.role })} className="chart-link">
                  {`${role(one.role)} (${number(one.count)})`}
                </a>
                <span className="text-ink-3">{t("role", { days: daysFrom(dayIn(one.oldestAt, zone), today) })}</span>
              </div>
              <Bar
                values={one.ages}
                series={series}
                most={most}
                href={(age) => signoffsHref({ role: one.role, age })}
                says={({ label }, value) => t("mark", { role: role(one.role), age: label, count: value })}
              />
            </li>
          ))}
        </ul>
      </Figure>
      <h3 className="border-t border-line px-3.5 pt-2 text-sm font-medium text-ink-3">{t("oldest")}</h3>
      <CardRows label={t("oldest")}>
        {oldest.map(({ signoffId, ref, name, tier, version, roles, meaning: means, openedAt }) => (
          <CardRow
            key={signoffId}
            note={dotted([
              t("since", { roles: roles.map((one) => role(one)).join(" / "), version }),
              meaning.has(means) ? meaning(means) : means,
            ])}
            aside={<Instant at={openedAt.toISOString()} />}
          >
            <span className="flex flex-wrap items-center gap-x-2">
              <Link href={`/sign-offs/${signoffId}`}>{name}</Link>
              <Reference>{ref}</Reference>
              <TierChip short tier={tier} />
            </span>
          </CardRow>
        ))}
      </CardRows>
    </>
  );
}
