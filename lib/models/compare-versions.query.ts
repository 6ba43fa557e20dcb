import { Refusal, reason } from "#lib/core/errors";
import { query } from "#lib/core/operation";
import type { ReadDb } from "#lib/db/types";
import { contentChanges } from "#lib/models/compare.rules";
import { contentOf } from "#lib/models/content";
import { CompareVersionsInput, Comparison } from "#lib/models/version.schema";

type Version = NonNullable<Awaited<ReturnType<ReadDb["modelVersion"]["findUnique"]>>>;

/** The version named, else the one it was made from, else the one before it; null for a first version. Always of the same model. */
const comparedWith = (db: ReadDb, { id, modelId, number, carriedFromId }: Version, against: string | undefined) => {
  if (against !== undefined) return db.modelVersion.findFirst({ where: { id: against, modelId } });
  if (carriedFromId !== null) return db.modelVersion.findUnique({ where: { id: carriedFromId } });
  return db.modelVersion.findFirst({ where: { modelId, number: { lt: number }, NOT: { id } }, orderBy: { number: "desc" } });
};

export const compareVersions = query({
  id: "compareVersions",
  summary: "What differs between two versions of a model",
  http: "GET /versions/{versionId}/comparison",
  permission: "model:read",
  scope: ({ versionId }) => ({ version: versionId }),
  input: CompareVersionsInput,
  output: Comparison,

  read: async (db, { versionId, against }) => {
    const version = await db.modelVersion.findUnique({ where: { id: versionId } });
    if (!version) throw new Refusal("notFound", reason("not_found"));
    const other = await comparedWith(db, version, against);
    if (!other && against !== undefined) throw new Refusal("invalid", reason("version.other_model", { path: "against" }));
    return {
      version: { id: version.id, label: version.label, modelId: version.modelId },
      against: other && { id: other.id, label: other.label },
      changes: other ? contentChanges(contentOf(other), contentOf(version)) : [],
    };
  },
});
