import { useFormatter, useTranslations } from "next-intl";
import { Link } from "#components/ui/link";
import { Term } from "#components/ui/term";
import { TierChip } from "#components/ui/tier-chip";
import { STAGES, type Stage, TIERS, type Tier } from "#lib/lifecycle/schema";
import type { PortfolioCell } from "#lib/models/portfolio.schema";

type Cells = readonly PortfolioCell[];
type ListHref = (filter: Record<string, string>) => string;
const COLUMNS: (Tier | null)[] = [...TIERS.toReversed(), null];

const sum = (cells: Cells, field: "count" | "claimed") => cells.reduce((total, cell) => total + cell[field], 0);

/** Stage by tier as a table: the deeper a field is tinted the more models are in it. What is only claimed stands in a column of its own. */
export function PortfolioGrid({ cells, listHref }: { cells: Cells; listHref: ListHref }) {
  const t = useTranslations("portfolio.grid");
  const most = Math.max(1, ...cells.map(({ count }) => count));
  return (
    <div className="overflow-x-auto px-3.5 py-2.5">
      <table className="w-full min-w-[34rem] border-separate border-spacing-1 text-center">
        <caption className="sr-only">{t("caption")}</caption>
        <thead className="text-sm text-ink-3">
          <tr>
            <th scope="col" className="text-start font-medium">
              <Term name="stage">{t("stage")}</Term>
            </th>
            {COLUMNS.map((tier) => (
              <th key={tier} scope="col" className="font-medium">
                <TierChip short tier={tier} />
              </th>
            ))}
            <th scope="col" className="font-medium">
              {t("all")}
            </th>
            <th scope="col" className="font-medium">
              <Term name="claim">{t("claimed")}</Term>
            </th>
          </tr>
        </thead>
        <tbody>
          {STAGES.map((stage) => (
            <StageRow
              key={stage}
              stage={stage}
              cells={cells.filter((cell) => cell.stage === stage)}
              most={most}
              listHref={listHref}
            />
          ))}
        </tbody>
      </table>
      <p className="pt-1.5 text-sm text-ink-3">{t("claimedHelp")}</p>
    </div>
  );
}

type StageRowProps = { stage: Stage; cells: Cells; most: number; listHref: ListHref };

function StageRow({ stage, cells, most, listHref }: StageRowProps) {
  const t = useTranslations("portfolio.grid");
  const stageWord = useTranslations("ui.stage")(stage);
  const tierWord = useTranslations("ui.tier");
  const named = (tier: Tier | null) => (tier ? tierWord("long", { tier }) : tierWord("none"));
  const all = sum(cells, "count");
  const claimed = sum(cells, "claimed");
  return (
    <tr>
      <th scope="row" className="pe-2 text-start font-medium whitespace-nowrap">
        {stageWord}
      </th>
      {COLUMNS.map((tier) => {
        const count = sum(
          cells.filter((cell) => cell.tier === tier),
          "count",
        );
        const label = t("open", { count, stage: stageWord, tier: named(tier) });
        return (
          <Field key={tier} count={count} share={count / most} label={label} href={listHref({ stage, tier: tier ?? "none" })} />
        );
      })}
      <Field count={all} label={t("open", { count: all, stage: stageWord, tier: t("all") })} href={listHref({ stage })} />
      <Field
        isClaim
        count={claimed}
        label={t("openClaimed", { count: claimed, stage: stageWord })}
        href={listHref({ claimedStage: stage })}
      />
    </tr>
  );
}

type FieldProps = { count: number; label: string; href: string; share?: number; isClaim?: boolean };

/** At most a third of the accent goes into the ground, so that the number on it stays readable in both appearances. */
function Field({ count, label, href, share = 0, isClaim }: FieldProps) {
  const t = useTranslations("portfolio.grid");
  const { number } = useFormatter();
  if (count === 0) return <td className="rounded-sm text-ink-3">{t("none")}</td>;
  const tint = Math.round(6 + 26 * Math.sqrt(share));
  return (
    <td className="p-0">
      <Link
        plain
        href={href}
        aria-label={label}
        style={share > 0 ? { background: `color-mix(in oklab, var(--color-accent) ${tint}%, var(--color-surface))` } : undefined}
        className={`block rounded-sm px-1.5 py-1.5 font-semibold text-ink hover:outline-2 hover:outline-accent ${isClaim ? "border border-dashed border-edge" : ""}`}
      >
        {number(count)}
      </Link>
    </td>
  );
}
