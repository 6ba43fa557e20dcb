// A version in its new stage, and where it runs from now on. Called only in the transaction that approves the transition.
import { sql } from "#lib/db/sql";
import type { WriteDb } from "#lib/db/types";
import type { Stage, Substate } from "#lib/lifecycle/schema";
import { refreshShownVersion } from "#lib/models/shown-version";
import type { DeploymentPlan } from "#lib/signoff/schema";

/** `freezes`: the content is closed from now on (true), open again (false), or as it was (null). */
export type Move = {
  modelId: string;
  versionId: string;
  to: Stage;
  substate: Substate | null;
  freezes: boolean | null;
  deployment: (DeploymentPlan & { id: string; transitionId: string; signatureId: string }) | null;
};

/** What follows from an approved transition. A pilot and a shadow are both lived as pilot. */
export const moveOf = (
  request: { id: string; modelId: string; versionId: string; transition: string; to: Stage; deployment: DeploymentPlan | null },
  made: { deploymentId: string; signatureId: string } | null,
): Move => {
  const { id, modelId, versionId, transition, to, deployment } = request;
  const runs = to === "in_production" ? deployment : null;
  return {
    modelId,
    versionId,
    to,
    substate: runs ? (runs.extent === "full" ? "full" : "pilot") : null,
    freezes: transition === "T2" ? true : transition === "T3" ? false : null,
    deployment: runs && made ? { ...runs, id: made.deploymentId, transitionId: id, signatureId: made.signatureId } : null,
  };
};

/** A deployment into the same environment ends the earlier one there. */
async function deploy(db: WriteDb, { modelId, versionId, deployment }: Move, now: Date): Promise<void> {
  if (!deployment) return;
  const { since, endpoint, ...plan } = deployment;
  await db.$executeRaw(sql`
    update deployment set until_at = ${now}, followed_by_id = ${plan.id}
    where model_id = ${modelId} and lower(environment) = lower(${plan.environment}) and until_at is null`);
  await db.deployment.create({
    data: {
      ...plan,
      endpoint: endpoint ?? null,
      modelId,
      versionId,
      since: since ? new Date(`${since}T00:00:00Z`) : null,
      fromAt: now,
    },
  });
}

export async function saveMove(db: WriteDb, move: Move, now: Date): Promise<void> {
  const { modelId, versionId, to, substate, freezes } = move;
  await db.modelVersion.update({
    where: { id: versionId },
    data: {
      stage: to,
      substate,
      stageSince: now,
      ...(freezes !== null && { frozenAt: freezes ? now : null }),
    },
  });
  await deploy(db, move, now);
  await db.model.update({ where: { id: modelId }, data: { updatedAt: now } });
  await refreshShownVersion(db, modelId);
}
