// What commands on a model read before they decide, and the short answer they give afterwards.

import { rolesIn } from "#lib/access/actor";
import type { Role } from "#lib/access/permissions";
import { type Code, Refusal, reason } from "#lib/core/errors";
import type { Context } from "#lib/core/operation";
import { lockModel } from "#lib/db/lock";
import { sql } from "#lib/db/sql";
import type { ReadDb, WriteDb } from "#lib/db/types";
import type { Stage } from "#lib/lifecycle/schema";
import type { VersionState } from "#lib/models/material.rules";
import type { ModelRecord } from "#lib/models/schema";
import { tierOfV } from "#lib/risk/tier-in-force";

type Raw = Pick<ReadDb, "$queryRaw">;

/** The short form of a model. One statement. */
export async function modelRecord(db: Raw, modelId: string): Promise<ModelRecord> {
  const [found] = await db.$queryRaw<ModelRecord[]>(sql`
    select m.id, m.ref, m.name, m.record_type as "recordType", v.stage, v.substate, ${tierOfV} as tier, l.approval, v.id as "currentVersionId",
      m.revision, m.unit_id as "businessUnit", m.owner_id as "ownerId", m.owner_accepted_at is not null as "ownerAccepted",
      m.archived_at is not null as archived, m.updated_at as "updatedAt"
    from model m join model_version v on v.id = m.shown_version_id join listed_model l on l.model_id = m.id where m.id = ${modelId}`);
  if (!found) throw new Refusal("notFound", reason("not_found"));
  return found;
}

export type Held = {
  id: string;
  name: string;
  unitId: string;
  notes: string | null;
  tags: string[];
  revision: number;
  ownerId: string | null;
  ownerAccepted: boolean;
  recordType: string;
  recordTypeBy: string | null;
  recordTypeConfirmedBy: string | null;
  archivedAt: string | null;
  shownVersionId: string | null;
  imported: boolean;
  versions: VersionState[];
  liveLabels: string[];
  openRequests: number;
};

type Row = Omit<Held, "archivedAt" | "versions"> & {
  archivedAt: Date | null;
  versions: (Omit<VersionState, "stage"> & { stage: Stage })[];
};

/** Takes the model's turn, then reads it with its versions. An owner who left counts as one who never accepted. */
export async function holdModel(db: WriteDb, modelId: string): Promise<Held> {
  await lockModel(db, modelId);
  const [row] = await db.$queryRaw<Row[]>(sql`
    select m.id, m.name, m.unit_id as "unitId", m.notes, m.tags, m.revision, m.owner_id as "ownerId",
      m.owner_accepted_at is not null and o.deactivated_at is null as "ownerAccepted", m.record_type as "recordType",
      m.record_type_by as "recordTypeBy", m.record_type_confirmed_by as "recordTypeConfirmedBy", m.archived_at as "archivedAt",
      m.shown_version_id as "shownVersionId", m.source is not null as imported,
      (select jsonb_agg(jsonb_build_object('id', v.id, 'label', v.label, 'stage', v.stage, 'changeClass', v.change_class, 'number', v.number)
        order by v.number) from model_version v where v.model_id = m.id) as versions,
      array(select v.label from deployment d join model_version v on v.id = d.version_id where d.model_id = m.id and d.until_at is null) as "liveLabels",
      (select count(*)::int from transition t where t.model_id = m.id and t.state = 'open') as "openRequests"
    from model m left join person o on o.id = m.owner_id where m.id = ${modelId}`);
  if (!row) throw new Refusal("notFound", reason("not_found"));
  return { ...row, archivedAt: row.archivedAt?.toISOString() ?? null, versions: row.versions ?? [] };
}

/** The caller with the roles held in the model's unit. */
export const personAt = ({ actor }: Context, unitId: string): { id: string; roles: Role[] } => ({
  id: actor.id,
  roles: rolesIn(actor, unitId),
});

/** Refuses when there are reasons to. */
export const refuseIf = (code: Code, reasons: readonly (ReturnType<typeof reason> | null)[]): void => {
  const given = reasons.filter((why) => why !== null);
  if (given.length > 0) throw new Refusal(code, given);
};

export const isStale = (held: { revision: number }, expected: number): boolean => held.revision !== expected;

/** The stamp of a material edit: who, when, and everybody who ever made one, for the segregation rules. */
export const touched = ({ materialEditors }: { materialEditors: string[] }, { actor, now }: Context) => ({
  lastMaterialBy: actor.id,
  lastMaterialAt: now,
  materialEditors: [...new Set([...materialEditors, actor.id])],
  revision: { increment: 1 },
});
