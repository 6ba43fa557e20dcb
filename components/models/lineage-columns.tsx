import { useTranslations } from "next-intl";
import { Chip } from "#components/ui/chip";
import { Link } from "#components/ui/link";
import { Reference } from "#components/ui/reference";
import { StageChip } from "#components/ui/stage-chip";
import { TierChip } from "#components/ui/tier-chip";
import type { Lineage } from "#lib/models/lineage.schema";

type Node = Lineage["nodes"][number];

/** Models around one model, in columns by distance: what feeds it on the left, what it feeds on the right. */
export function LineageColumns({ lineage }: { lineage: Lineage }) {
  const t = useTranslations("models.links");
  const columns = [...Map.groupBy(lineage.nodes, ({ steps }) => steps)].toSorted(([a], [b]) => a - b);
  const uses = Map.groupBy(lineage.edges, ({ to }) => to);
  const heading = (steps: number) => (steps < 0 ? t("above", { steps: -steps }) : t("below", { steps }));
  return (
    <div className="flex gap-4 overflow-x-auto pb-2">
      {columns.map(([steps, nodes]) => (
        <section key={steps} aria-label={steps === 0 ? undefined : heading(steps)} className="w-64 shrink-0 space-y-2">
          {steps === 0 ? <div className="min-h-5" /> : <h3 className="min-h-5 text-sm text-ink-3">{heading(steps)}</h3>}
          {nodes.map((node) => (
            <NodeCard key={node.id} node={node} uses={(uses.get(node.id) ?? []).flatMap(({ use }) => use ?? [])} />
          ))}
        </section>
      ))}
    </div>
  );
}

function NodeCard({ node, uses }: { node: Node; uses: string[] }) {
  const t = useTranslations("models.links");
  const { id, ref, name, stage, claimedStage, tier, steps, isInLoop } = node;
  return (
    <div className={`rounded-lg border px-3 py-2 ${steps === 0 ? "border-accent bg-accent-soft" : "border-line bg-surface"}`}>
      <p className="font-medium">{steps === 0 ? name : <Link href={`/models/${id}`}>{name}</Link>}</p>
      <p className="mb-1 flex flex-wrap items-center gap-1.5">
        <Reference>{ref}</Reference>
        <TierChip short tier={tier} />
      </p>
      <StageChip stage={stage} claimed={claimedStage} />
      {uses.length > 0 ? <p className="mt-1 text-sm text-ink-3">{uses.join("; ")}</p> : null}
      {isInLoop ? (
        <p className="mt-1">
          <Chip tone="warn" glyph="back">
            {t("loop")}
          </Chip>
        </p>
      ) : null}
    </div>
  );
}
