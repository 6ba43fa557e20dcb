import { useFormatter, useTranslations } from "next-intl";
import { Term } from "#components/ui/term";
import { TierChip } from "#components/ui/tier-chip";
import { STAGES, type Stage, TIERS, type Tier } from "#lib/lifecycle/schema";
import type { PortfolioCell } from "#lib/models/portfolio.schema";
import { tintOf } from "../charts/scale.rules.ts";
import { classNames } from "../ui/class-names.ts";

type Cells = readonly PortfolioCell[];
type ListHref = (filter: Record<string, string>) => string;
const COLUMNS: (Tier | null)[] = [...TIERS.toReversed(), null];

const sum = (cells: Cells, field: "count" | "claimed") => cells.reduce((total, cell) => total + cell[field], 0);

/** Stage by tier as a heat map that is a table: the deeper a field the more models are in it. What is only claimed has a column of its own. */
export function PortfolioGrid({ cells, listHref }: { cells: Cells; listHref: ListHref }) {
  const t = useTranslations("portfolio.grid");
  const stageWord = useTranslations("ui.stage");
  const { number } = useFormatter();
  const most = Math.max(1, ...cells.map(({ count }) => count));
  // Where there is little room the heads stand on end, so that each column is as narrow as its numbers; their shapes stay upright.
  const head =
    "w-[13%] font-medium max-sm:w-auto max-sm:align-bottom max-sm:[&>*]:mx-auto max-sm:[&>*]:rotate-180 max-sm:[&>*]:[writing-mode:vertical-rl] max-sm:[&_svg]:rotate-180";
  return (
    <div className="overflow-x-auto px-2 py-2.5 sm:px-3.5">
      <table className="w-full border-separate border-spacing-0.5 text-center sm:min-w-[34rem] sm:border-spacing-1 print:min-w-0">
        <caption className="sr-only">{t("caption")}</caption>
        <thead className="text-sm text-ink-3">
          <tr>
            <th scope="col" className="text-start font-medium max-sm:align-bottom">
              <Term name="stage">{t("stage")}</Term>
            </th>
            {COLUMNS.map((tier) => (
              <th key={tier} scope="col" className={head}>
                <TierChip short tier={tier} />
              </th>
            ))}
            <th scope="col" className={head}>
              <span>{t("all")}</span>
            </th>
            <th scope="col" className={head}>
              <Term name="claim">{t("claimed")}</Term>
            </th>
          </tr>
        </thead>
        <tbody>
          {STAGES.map((stage) => {
            const inStage = cells.filter((cell) => cell.stage === stage);
            return <StageRow key={stage} {...{ stage, word: stageWord(stage), cells: inStage, most, listHref, number }} />;
          })}
        </tbody>
      </table>
      <p className="pt-1.5 text-sm text-ink-3">{t("claimedHelp")}</p>
    </div>
  );
}

/** Made once for all fields: making one takes longer than using it. */
type InDigits = (count: number) => string;
type StageRowProps = { stage: Stage; word: string; cells: Cells; most: number; listHref: ListHref; number: InDigits };

function StageRow({ stage, word, cells, most, listHref, number }: StageRowProps) {
  return (
    <tr>
      <th scope="row" className="pe-2 text-start font-medium sm:whitespace-nowrap">
        {word}
      </th>
      {COLUMNS.map((tier) => {
        const count = sum(
          cells.filter((cell) => cell.tier === tier),
          "count",
        );
        const look = `heat-${tintOf(count, most)}`;
        return <Field number={number} key={tier} count={count} look={look} href={listHref({ stage, tier: tier ?? "none" })} />;
      })}
      <Field number={number} count={sum(cells, "count")} href={listHref({ stage })} />
      <Field number={number} count={sum(cells, "claimed")} look="heat-claim" href={listHref({ claimedStage: stage })} />
    </tr>
  );
}

/** The heads of its row and column say what the number counts. */
function Field({ count, href, look, number }: { count: number; href: string; look?: string; number: InDigits }) {
  if (count === 0) return <td className="h-8 text-ink-3">–</td>;
  return (
    <td className="p-0">
      <a href={href} className={classNames("heat", look)}>
        {number(count)}
      </a>
    </td>
  );
}
