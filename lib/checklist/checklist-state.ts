// Reads the checklist of one version whole. Whatever asks about a checklist, in this capability or another, reads it here.
import { controlClaims } from "#lib/checklist/claim.schema";
import { answersOf, attachmentsOf } from "#lib/checklist/kept";
import { readKnown } from "#lib/checklist/known";
import type { ChecklistState } from "#lib/checklist/state.schema";
import { Refusal, reason } from "#lib/core/errors";
import type { ReadDb, WriteDb } from "#lib/db/types";
import { stageSchema } from "#lib/lifecycle/schema";
import { contentOf } from "#lib/models/content";
import { everOwnersOf } from "#lib/models/own-work";
import { ratingState } from "#lib/risk/stored-rating";

const includes = { authors: true, model: true } as const;

async function contentBefore(db: ReadDb | WriteDb, versionId: string | null) {
  if (versionId === null) return null;
  const row = await db.modelVersion.findUnique({ where: { id: versionId } });
  return row && contentOf(row);
}

/** The checklist of a version as plain data, for the rules. Throws 404 when there is no such version. */
export async function checklistState(db: ReadDb | WriteDb, versionId: string): Promise<ChecklistState> {
  const row = await db.modelVersion.findUnique({ where: { id: versionId }, include: includes });
  if (!row) throw new Refusal("notFound", reason("not_found"));
  const { model } = row;
  const content = contentOf(row);
  const rated = await ratingState(db, versionId, content);
  const authorIds = row.authors.flatMap(({ personId, removedAt }) => (removedAt === null ? [personId] : [])).sort();
  const people = [...new Set([...authorIds, ...(model.ownerId ? [model.ownerId] : [])])];
  const { openGate, conflicts, ...known } = await readKnown(db, { versionId, modelId: model.id }, people);
  const owner = model.ownerId === null ? "none" : model.ownerAcceptedAt ? "accepted" : "named";
  const tier = rated?.tier ?? null;
  return {
    versionId,
    modelId: model.id,
    unitId: model.unitId,
    ref: model.ref,
    label: row.label,
    stage: stageSchema.parse(row.stage),
    tier,
    lightPath: row.lightPath && tier !== null && !rated?.lapsed,
    content,
    carriedContent: await contentBefore(db, row.carriedFromId),
    ownerId: model.ownerId,
    authorIds,
    ownPeople: {
      ownerIds: everOwnersOf(model.ownerId, row.ownerIds),
      authorIds: row.authors.map(({ personId }) => personId),
    },
    recordType: model.recordType,
    archivedAt: model.archivedAt?.toISOString() ?? null,
    openGate,
    known: {
      ...known,
      people: { owner, authorCount: authorIds.length, conflicts },
      rating: rated && { status: rated.status, tier: rated.rating.tier, provisional: rated.rating.provisional },
    },
    answers: await answersOf(db, versionId),
    attachments: await attachmentsOf(db, versionId),
    claims: controlClaims(row.claims),
  };
}
