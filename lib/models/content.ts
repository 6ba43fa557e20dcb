import { Refusal, reason } from "#lib/core/errors";
import type { ReadDb, WriteDb } from "#lib/db/types";
import { datasetsSchema, documentationSchema, identitySchema, upstreamSchema } from "#lib/models/content.schema";
import { Facts } from "#lib/models/facts.schema";
import type { Content } from "#lib/models/material.rules";

type Row = NonNullable<Awaited<ReturnType<ReadDb["modelVersion"]["findUnique"]>>>;

/** The governed content of a stored version. Facts that were added to the product since are not known in it. */
export const contentOf = (row: Row): Content => ({
  purpose: row.purpose,
  intendedUse: row.intendedUse,
  outOfScopeUse: row.outOfScopeUse,
  limitations: row.limitations,
  kind: row.kind,
  domain: row.domain,
  jurisdictions: row.jurisdictions,
  facts: Facts.parse(row.facts),
  upstream: upstreamSchema.parse(row.upstream),
  changeClass: row.changeClass,
  identity: row.identity === null ? null : identitySchema.parse(row.identity),
  datasets: datasetsSchema.parse(row.datasets),
  documentation: documentationSchema.parse(row.documentation),
});

export type HeldContent = {
  revision: number;
  summary: string | null;
  content: Content;
  materialEditors: string[];
  /** Everybody who is an author now. */
  authorIds: string[];
  /** Everybody who ever was: they stay authors for the segregation rules. */
  everAuthorIds: string[];
};

export async function holdContent(db: WriteDb, versionId: string): Promise<HeldContent> {
  const row = await db.modelVersion.findUnique({ where: { id: versionId }, include: { authors: true } });
  if (!row) throw new Refusal("notFound", reason("not_found"));
  const now = row.authors.filter(({ removedAt }) => removedAt === null);
  return {
    revision: row.revision,
    summary: row.summary,
    content: contentOf(row),
    materialEditors: row.materialEditors,
    authorIds: now.map(({ personId }) => personId).sort(),
    everAuthorIds: row.authors.map(({ personId }) => personId).sort(),
  };
}

/** The columns of a version that hold content, for Prisma. An identity that was given is changed, never taken away. */
export const contentColumns = ({ identity, ...content }: Partial<Content>) => ({ ...content, ...(identity && { identity }) });
