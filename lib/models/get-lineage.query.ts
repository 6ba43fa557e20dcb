import { modelsVisibleTo } from "#lib/access/scope";
import { query } from "#lib/core/operation";
import { sql } from "#lib/db/sql";
import { GetLineageInput, Lineage, NODES_MAX } from "#lib/models/lineage.schema";
import { placeOf, stepsFrom } from "#lib/models/link.rules";
import { tierOfV } from "#lib/risk/tier-in-force";

type Node = Omit<Lineage["nodes"][number], "steps" | "isInLoop"> & { upstream: { modelId: string; use: string | null }[] };

export const getLineage = query({
  id: "getLineage",
  summary: "What a model is made from and what is made from it, however far",
  http: "GET /models/{modelId}/lineage",
  permission: "model:read",
  scope: ({ modelId }) => ({ model: modelId }),
  input: GetLineageInput,
  output: Lineage,

  // UNION keeps each model once, so a loop ends where it began. Models the caller does not see are not walked through.
  read: async (db, { modelId }, { actor }) => {
    const visible = modelsVisibleTo(actor);
    const nodes = await db.$queryRaw<Node[]>(sql`
      with recursive above(id) as (
        select ${modelId} union
        select m.model_id from above a cross join lateral (select unnest(upstream_ids) as id from listed_model where model_id = a.id) x
          cross join lateral (select * from listed_model where model_id = x.id limit 1) m where ${visible}),
      below(id) as (
        select ${modelId} union
        select m.model_id from below b join listed_model m on m.upstream_ids @> array[b.id] where not m.archived and ${visible}),
      found as materialized ((select id from above limit ${NODES_MAX}) union (select id from below limit ${NODES_MAX}))
      select r.id, r.ref, r.name, v.stage, m.claimed_stage as "claimedStage", ${tierOfV} as tier, v.upstream
      from found f cross join lateral (select * from listed_model where model_id = f.id limit 1) m cross join lateral (select * from model where id = f.id limit 1) r
      cross join lateral (select * from model_version where id = m.version_id limit 1) v
      order by r.name, r.id limit ${2 * NODES_MAX}`);
    const ids = new Set(nodes.map(({ id }) => id));
    const edges = nodes.flatMap(({ id, upstream }) =>
      upstream.filter((link) => ids.has(link.modelId)).map(({ modelId: from, use }) => ({ from, to: id, use: use ?? null })),
    );
    const below = stepsFrom(modelId, edges);
    const above = stepsFrom(
      modelId,
      edges.map(({ from, to }) => ({ from: to, to: from })),
    );
    return {
      nodes: nodes.map(({ upstream: _, ...node }) => ({ ...node, ...placeOf(node.id, above, below) })),
      edges,
      isCut: nodes.length >= NODES_MAX,
    };
  },
});
