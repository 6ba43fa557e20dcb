import { useTranslations } from "next-intl";
import { CardRow, CardRows } from "#components/ui/card";
import { Chip } from "#components/ui/chip";
import { EmptyState } from "#components/ui/empty-state";
import { Link } from "#components/ui/link";
import { Reference } from "#components/ui/reference";
import { TierChip } from "#components/ui/tier-chip";
import { dotted } from "#lib/core/dotted.rules";
import type { Portfolio } from "#lib/models/portfolio.schema";

type Props = Pick<Portfolio, "toPutRight" | "stageNotStated" | "claimedRetired"> & {
  listHref: (filter: Record<string, string>) => string;
};

/** What is in use and was never approved here, high impact first, each with its next step. */
export function PortfolioToPutRight({ toPutRight, stageNotStated, claimedRetired, listHref }: Props) {
  const t = useTranslations("portfolio.right");
  const impact = useTranslations("models.claimedImpact");
  if (toPutRight.length + stageNotStated + claimedRetired === 0) return <EmptyState title={t("none")} />;
  const next = ({ owner, tier }: Props["toPutRight"][number]) =>
    owner && tier ? t("rated") : t("next", { owner: owner ? "some" : "none", name: owner ?? "" });
  return (
    <CardRows label={t("title")}>
      {toPutRight.map((item) => (
        <CardRow
          key={item.modelId}
          note={dotted([item.claim.inUseSince && t("since", { since: item.claim.inUseSince }), next(item)])}
          aside={
            item.tier ? (
              <TierChip short tier={item.tier} />
            ) : item.claim.impact ? (
              <Chip claim>{impact(item.claim.impact)}</Chip>
            ) : null
          }
        >
          <span className="flex flex-wrap items-center gap-x-2">
            <Link href={`/models/${item.modelId}`}>{item.name}</Link>
            <Reference>{item.ref}</Reference>
          </span>
        </CardRow>
      ))}
      {stageNotStated > 0 ? (
        <CardRow>
          <Link href={listHref({ imported: "yes", claimedStage: "none", approval: "none" })}>
            {t("notStated", { count: stageNotStated })}
          </Link>
        </CardRow>
      ) : null}
      {claimedRetired > 0 ? (
        <CardRow>
          <Link href={listHref({ flag: "archived", claimedStage: "retired" })}>
            {t("claimedRetired", { count: claimedRetired })}
          </Link>
        </CardRow>
      ) : null}
    </CardRows>
  );
}
