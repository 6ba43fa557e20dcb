import { Refusal, reason } from "#lib/core/errors";
import { query } from "#lib/core/operation";
import { sql } from "#lib/db/sql";
import { contentOf } from "#lib/models/content";
import { isNotPinned } from "#lib/models/content.schema";
import { namedLinks } from "#lib/models/linked-models";
import { openFacts } from "#lib/models/material.rules";
import { peopleNamed } from "#lib/models/people-named";
import { GetVersionInput, VersionDetail } from "#lib/models/version.schema";

type Around = { modelRef: string; modelName: string; dossierHash: string | null; carriedLabel: string | null };

export const getVersion = query({
  id: "getVersion",
  summary: "One version with its content",
  http: "GET /versions/{versionId}",
  permission: "model:read",
  scope: ({ versionId }) => ({ version: versionId }),
  input: GetVersionInput,
  output: VersionDetail,

  read: async (db, { versionId }, { actor }) => {
    const row = await db.modelVersion.findUnique({
      where: { id: versionId },
      include: { authors: { where: { removedAt: null } } },
    });
    const [around] = await db.$queryRaw<Around[]>(sql`
      select m.ref as "modelRef", m.name as "modelName", c.label as "carriedLabel",
        (select t.dossier_hash from transition t where t.version_id = v.id and t.dossier_hash is not null order by t.requested_at desc limit 1) as "dossierHash"
      from model_version v join model m on m.id = v.model_id left join model_version c on c.id = v.carried_from_id where v.id = ${versionId}`);
    if (!row || !around) throw new Refusal("notFound", reason("not_found"));
    const named = await peopleNamed(db, [row.createdBy, row.lastMaterialBy, ...row.authors.map(({ personId }) => personId)]);
    const content = contentOf(row);
    const { carriedLabel, ...about } = around;
    return {
      ...row,
      ...about,
      content,
      links: await namedLinks(db, actor, content.upstream),
      unknownFacts: openFacts(content),
      notPinned: isNotPinned(content.identity),
      authors: row.authors.flatMap(({ personId }) => named(personId) ?? []),
      createdBy: named(row.createdBy),
      lastMaterialBy: named(row.lastMaterialBy),
      carriedFrom: row.carriedFromId && carriedLabel ? { id: row.carriedFromId, label: carriedLabel } : null,
      stage: VersionDetail.shape.stage.parse(row.stage),
      tier: VersionDetail.shape.tier.parse(row.tier),
    };
  },
});
