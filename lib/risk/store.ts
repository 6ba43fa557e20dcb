// What rating and confirming read before they decide, and the shape in which a rating is told.
import { rolesIn } from "#lib/access/actor";
import { Refusal, reason } from "#lib/core/errors";
import type { Context } from "#lib/core/operation";
import { lockModel } from "#lib/db/lock";
import type { ReadDb, WriteDb } from "#lib/db/types";
import { type Stage, stageSchema } from "#lib/lifecycle/schema";
import { contentOf } from "#lib/models/content";
import { type Content, frozen, type OpenRequest } from "#lib/models/material.rules";
import { everOwnersOf } from "#lib/models/own-work";
import { archivedFault } from "#lib/models/version.rules";
import { openRequests } from "#lib/models/void-requests";
import { tieringPolicy } from "#lib/policy/load";
import { mayNotConfirmAnew, waitsAnew } from "#lib/risk/anew.rules";
import type { Person, RatedBy } from "#lib/risk/confirming.rules";
import { mayNotDecide, type Wish } from "#lib/risk/decision.rules";
import { ratingsOf, type StoredRating } from "#lib/risk/stored-rating";

/** A version with everything rating asks about it. */
export type RatedVersion = {
  id: string;
  modelId: string;
  unitId: string;
  label: string;
  stage: Stage;
  lightPath: boolean;
  recordType: string;
  archivedAt: string | null;
  claimedImpact: string | null;
  ownerId: string | null;
  /** Everybody who owned the model since this version exists. */
  ownerIds: string[];
  /** Everybody who ever was an author: they stay one where it bars them (SD-16). */
  authorIds: string[];
  /** Those who are authors now: only they may do what is the authors' to do. */
  presentAuthorIds: string[];
  materialEditors: string[];
  content: Content;
  /** Newest first. */
  ratings: StoredRating[];
};

type Reads = Pick<ReadDb, "modelVersion" | "assessment">;

/** Throws 404 when there is no such version. */
export async function readRated(db: Reads | WriteDb, versionId: string): Promise<RatedVersion> {
  const row = await db.modelVersion.findUnique({ where: { id: versionId }, include: { authors: true, model: true } });
  if (!row) throw new Refusal("notFound", reason("not_found"));
  return {
    id: row.id,
    modelId: row.modelId,
    unitId: row.model.unitId,
    label: row.label,
    stage: stageSchema.parse(row.stage),
    lightPath: row.lightPath,
    recordType: row.model.recordType,
    archivedAt: row.model.archivedAt?.toISOString() ?? null,
    claimedImpact: row.model.claimedImpact,
    ownerId: row.model.ownerId,
    ownerIds: everOwnersOf(row.model.ownerId, row.ownerIds),
    authorIds: row.authors.map(({ personId }) => personId).sort(),
    presentAuthorIds: row.authors.flatMap(({ personId, removedAt }) => (removedAt === null ? [personId] : [])),
    materialEditors: row.materialEditors,
    content: contentOf(row),
    ratings: await ratingsOf(db, versionId),
  };
}

export type HeldRating = { version: RatedVersion; requests: OpenRequest[] };

/** Takes the model's turn, then reads the version the operation is about and the request open on it. */
export async function holdRated(db: WriteDb, { place }: Context): Promise<HeldRating> {
  if (!place?.modelId || !place.versionId) throw new Error("this operation is about a version");
  await lockModel(db, place.modelId);
  const requests = await openRequests(db, place.modelId);
  return {
    version: await readRated(db, place.versionId),
    requests: requests.filter(({ versionId }) => versionId === place.versionId),
  };
}

export const personIn = ({ actor }: Context, unitId: string): Person => ({ personId: actor.id, roles: rolesIn(actor, unitId) });

export const ratedBy = ({ ownerIds, authorIds }: RatedVersion, { assessedBy }: StoredRating): RatedBy => ({
  ownerIds,
  authorIds,
  assessorId: assessedBy,
});

const putAway = (version: RatedVersion) => [
  ...archivedFault(version),
  ...(version.recordType === "not_a_model" ? [reason("lifecycle.not_a_model")] : []),
];

/** Why the rating of this version cannot change now, whoever asks: the record is put away, no model, or its content is frozen. */
export const closedReasons = (version: RatedVersion) => {
  const shut = frozen(version);
  return [...putAway(version), ...(shut ? [shut] : [])];
};

/** Why this person may not do this to the rating now. Confirming anew changes nothing that is frozen, so it is open at every stage. */
export const mayNotConfirmNow = (version: RatedVersion, rating: StoredRating, wish: Wish, person: Person) => {
  const by = ratedBy(version, rating);
  return waitsAnew(rating, by)
    ? [...putAway(version), ...mayNotConfirmAnew(rating, wish, person, by)]
    : [...closedReasons(version), ...mayNotDecide(tieringPolicy(), rating, wish, person, by)];
};

/** A rating as operations tell it. */
export const told = ({ knockouts, ...rating }: StoredRating) => ({ ...rating, knockouts: knockouts.map(({ id }) => id) });
