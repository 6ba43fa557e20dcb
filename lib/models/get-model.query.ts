import { Refusal, reason } from "#lib/core/errors";
import { query } from "#lib/core/operation";
import { contentOf } from "#lib/models/content";
import { isNotPinned } from "#lib/models/content.schema";
import { ModelDetail } from "#lib/models/detail.schema";
import { openFacts, openVersion } from "#lib/models/material.rules";
import { readDeployments, readHead, readLinks, readOpenRequests, readVersions } from "#lib/models/model-page";
import { GetModelInput } from "#lib/models/schema";

/** How an approval at low tier came about, for the chip that says so. */
const approvedHow = (approval: string, tier: string | null, isPeerReviewed: boolean) => {
  if (approval !== "approved" || tier !== "low") return null;
  return isPeerReviewed ? ("peer_reviewed" as const) : ("without_second_line" as const);
};

export const getModel = query({
  id: "getModel",
  summary: "One model with its versions, requests, deployments and links",
  http: "GET /models/{modelId}",
  permission: "model:read",
  scope: ({ modelId }) => ({ model: modelId }),
  input: GetModelInput,
  output: ModelDetail,

  read: async (db, { modelId }, { actor }) => {
    const found = await readHead(db, modelId, actor);
    if (!found) throw new Refusal("notFound", reason("not_found"));
    const { isPeerReviewed, shownVersionId, ...head } = found;
    const versions = await readVersions(db, modelId, shownVersionId);
    const shown = versions.find(({ isShown }) => isShown);
    const row = await db.modelVersion.findUnique({ where: { id: shownVersionId } });
    if (!shown || !row) throw new Refusal("notFound", reason("not_found"));
    const content = contentOf(row);
    const { stage, substate, stageSince, tier } = shown;
    return {
      ...head,
      ...{ stage, substate, stageSince, tier, content, versions },
      approvedHow: approvedHow(head.approval, tier, isPeerReviewed),
      currentVersionId: shown.id,
      openVersionId: openVersion(versions)?.id ?? null,
      unknownFacts: openFacts(content),
      notPinned: isNotPinned(content.identity),
      deployments: await readDeployments(db, modelId),
      openRequests: await readOpenRequests(db, modelId),
      ...(await readLinks(db, modelId, actor)),
    };
  },
});
