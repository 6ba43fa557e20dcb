import { useNow, useTranslations } from "next-intl";
import { CardRow, CardRows } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { Link } from "#components/ui/link";
import { Reference } from "#components/ui/reference";
import { TierChip } from "#components/ui/tier-chip";
import { Instant } from "#components/ui/time";
import type { Portfolio } from "#lib/models/portfolio.schema";

const DAY = 86_400_000;
const AGES = [
  { key: "fresh", until: 5, look: "bg-good" },
  { key: "aging", until: 10, look: "bg-warn" },
  { key: "late", until: Number.POSITIVE_INFINITY, look: "bg-bad" },
] as const;

const ofAge = (days: readonly number[]) =>
  AGES.map(({ key, look, until }, index) => ({
    key,
    look,
    count: days.filter((day) => day <= until && day > (AGES[index - 1]?.until ?? -1)).length,
  }));

/** Open sign-offs by role and age, then the ones that wait longest. Each leads to where it is decided. */
export function PortfolioWaiting({
  waiting,
  oldest,
  listHref,
}: Pick<Portfolio, "waiting" | "oldest"> & { listHref: (filter: Record<string, string>) => string }) {
  const t = useTranslations("portfolio.waiting");
  const role = useTranslations("ui.role");
  const meaning = useTranslations("meanings.todo");
  const now = useNow();
  if (waiting.length === 0) return <EmptyState title={t("none")} />;
  const most = Math.max(...waiting.map(({ count }) => count));
  return (
    <>
      <ul className="space-y-2 px-3.5 py-3">
        {waiting.map((one) => {
          const ages = ofAge(one.days);
          const counts = Object.fromEntries(ages.map(({ key, count }) => [key, count]));
          return (
            <li key={one.role}>
              <div className="flex justify-between gap-3">
                <Link href={listHref({ waitingOn: one.role })}>{role(one.role)}</Link>
                <span className="text-ink-3">
                  {t("role", { count: one.count, days: Math.floor((now.getTime() - one.oldestAt.getTime()) / DAY) })}
                </span>
              </div>
              <div
                role="img"
                aria-label={t("bar", { role: role(one.role), ...counts })}
                className="mt-1 flex h-2 gap-0.5 overflow-hidden rounded-full bg-sunken forced:border"
              >
                {ages.map(({ key, count, look }) =>
                  count > 0 ? (
                    <span
                      key={key}
                      className={`${look} forced:bg-[CanvasText]`}
                      style={{ inlineSize: `${(count / most) * 100}%` }}
                    />
                  ) : null,
                )}
              </div>
            </li>
          );
        })}
      </ul>
      <h3 className="border-t border-line px-3.5 pt-2 text-sm font-medium text-ink-3">{t("oldest")}</h3>
      <CardRows label={t("oldest")}>
        {oldest.map(({ signoffId, ref, name, tier, version, roles, meaning: means, openedAt }) => (
          <CardRow
            key={signoffId}
            note={
              <>
                {t("since", { roles: roles.map((one) => role(one)).join(" / "), version })} ·{" "}
                {meaning.has(means) ? meaning(means) : means}
              </>
            }
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
