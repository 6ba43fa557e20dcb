// Requests, sign-offs and signatures as rows: read whole, written as decided.
import { Refusal, reason } from "#lib/core/errors";
import { sql } from "#lib/db/sql";
import type { ReadDb, WriteDb } from "#lib/db/types";
import type { Gate, Meaning, SignerKind, SigningRole, Stage, Tier, TransitionId } from "#lib/lifecycle/schema";
import type { Dossier, Manifest } from "#lib/signoff/dossier.schema";
import type { Decision, DeploymentPlan, RequestState, SignoffState } from "#lib/signoff/schema";

type Raw = ReadDb | WriteDb;

export type SignoffRecord = {
  id: string;
  roles: SigningRole[];
  meaning: Meaning;
  of: SignerKind | null;
  after: Meaning[];
  state: SignoffState;
  openedAt: string | null;
  decidedBy: string | null;
  decidedAt: string | null;
};

export type SignatureRecord = {
  id: string;
  signoffId: string;
  personId: string;
  printedName: string;
  role: SigningRole;
  meaning: Meaning;
  decision: Decision;
  reason: string | null;
  manifest: Manifest;
  manifestHash: string;
  dossierHash: string;
  signedAt: string;
  withdrawnAt: string | null;
  withdrawReason: string | null;
  voidedAt: string | null;
  voidReason: { fields: string[]; byId: string } | null;
};

export type RequestRecord = {
  id: string;
  versionId: string;
  modelId: string;
  /** The model and the version as they are now. */
  ref: string;
  name: string;
  ownerId: string | null;
  label: string;
  stage: Stage;
  transition: TransitionId;
  from: Stage;
  to: Stage;
  gate: Gate | null;
  tier: Tier | null;
  state: RequestState;
  note: string | null;
  dossier: Dossier | null;
  dossierHash: string | null;
  deployment: DeploymentPlan | null;
  requestedBy: string;
  requestedAt: string;
  closedBy: string | null;
  closedAt: string | null;
  reason: string | null;
  signoffs: SignoffRecord[];
  /** In the order they were given, those that count no more among them. */
  signatures: SignatureRecord[];
};

/** JSON writes an instant with its offset; this is the form of everything else here. */
export const instant = (column: string) => sql([`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`]);

const SIGNOFFS = sql`
  select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'roles', s.roles, 'meaning', s.meaning, 'of', s.signer_kind, 'after', s.after,
    'state', s.state, 'openedAt', ${instant("s.opened_at")}, 'decidedBy', s.decided_by, 'decidedAt', ${instant("s.decided_at")}) order by s.ordinal), '[]')
  from signoff s where s.transition_id = t.id`;

const SIGNATURES = sql`
  select coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'signoffId', g.signoff_id, 'personId', g.person_id, 'printedName', g.printed_name,
    'role', g.role, 'meaning', g.meaning, 'decision', g.decision, 'reason', g.reason, 'manifest', g.manifest, 'manifestHash', g.manifest_hash,
    'dossierHash', g.dossier_hash, 'signedAt', ${instant("g.signed_at")}, 'withdrawnAt', ${instant("g.withdrawn_at")},
    'withdrawReason', g.withdraw_reason, 'voidedAt', ${instant("g.voided_at")}, 'voidReason', g.void_reason) order by g.signed_at, g.id), '[]')
  from signature g where g.transition_id = t.id`;

const REQUEST = sql`
  select t.id, t.version_id as "versionId", t.model_id as "modelId", m.ref, m.name, m.owner_id as "ownerId", v.label, v.stage, t.transition, t.from_stage as "from", t.to_stage as "to", t.gate, t.tier,
    t.state, t.note, t.dossier, t.dossier_hash as "dossierHash", t.deployment, t.requested_by as "requestedBy",
    ${instant("t.requested_at")} as "requestedAt", t.closed_by as "closedBy", ${instant("t.closed_at")} as "closedAt", t.reason,
    (${SIGNOFFS}) as signoffs, (${SIGNATURES}) as signatures
  from transition t join model m on m.id = t.model_id join model_version v on v.id = t.version_id`;

/** A request with everything in it. One statement. Throws 404. */
export async function requestById(db: Raw, transitionId: string): Promise<RequestRecord> {
  const [found] = await db.$queryRaw<RequestRecord[]>(sql`${REQUEST} where t.id = ${transitionId}`);
  if (!found) throw new Refusal("notFound", reason("not_found"));
  return found;
}

export async function requestOfSignoff(db: Raw, signoffId: string): Promise<RequestRecord> {
  const [found] = await db.$queryRaw<RequestRecord[]>(
    sql`${REQUEST} where t.id = (select transition_id from signoff where id = ${signoffId})`,
  );
  if (!found) throw new Refusal("notFound", reason("not_found"));
  return found;
}

type Page = { modelId: string; versionId: string | undefined; after: (string | number | null)[] | null; limit: number };

/** Requests of a model, newest first. One statement. */
export async function requestsOfModel(db: Raw, { modelId, versionId, after, limit }: Page): Promise<RequestRecord[]> {
  const [at = null, id = null] = after ?? [];
  return db.$queryRaw<RequestRecord[]>(sql`
    ${REQUEST} where t.model_id = ${modelId} and (${versionId ?? null}::text is null or t.version_id = ${versionId ?? null})
      and (${at}::timestamptz is null or (t.requested_at, t.id) < (${at}::timestamptz, ${id}))
    order by t.requested_at desc, t.id desc limit ${limit}`);
}

/** Names by id, as people are called today. */
export async function namesById(db: Raw, ids: readonly (string | null)[]): Promise<Record<string, string>> {
  const asked = [...new Set(ids.filter((id) => id !== null))];
  const rows = await db.$queryRaw<{ id: string; name: string }[]>(
    sql`select id, name from person where id = any(${asked}::text[])`,
  );
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}

export type SignoffChange = { id: string; state: SignoffState; decidedBy: string | null };

/** Stores new states of sign-offs: one that opens notes when, one that is decided by whom. */
export async function saveSignoffs(db: WriteDb, changes: readonly SignoffChange[], now: Date): Promise<void> {
  for (const { id, state, decidedBy } of changes)
    await db.signoff.update({
      where: { id },
      data: { state, decidedBy, decidedAt: decidedBy === null ? null : now, ...(state === "open" && { openedAt: now }) },
    });
}

export type Closing = { state: RequestState; by: string; reason: string | null };

export async function closeRequest(db: WriteDb, transitionId: string, { state, by, reason: why }: Closing, now: Date) {
  await db.transition.update({
    where: { id: transitionId },
    data: { state, closedBy: by, closedAt: now, reason: why },
  });
}

export type NewRequest = {
  id: string;
  versionId: string;
  modelId: string;
  policyId: string;
  transition: TransitionId;
  fromStage: Stage;
  toStage: Stage;
  gate: Gate | null;
  tier: Tier | null;
  state: RequestState;
  note: string | null;
  dossierHash: string | null;
  deployment: DeploymentPlan | null;
};

/** `frozen` is the dossier the hash is of, and the policies in force. */
export async function insertRequest(
  db: WriteDb,
  { deployment, ...request }: NewRequest,
  frozen: { dossier: Dossier; policies: object } | null,
  { by, now }: { by: string; now: Date },
): Promise<void> {
  const closed = request.state === "open" ? {} : { closedBy: by, closedAt: now };
  await db.transition.create({
    data: { ...request, ...(deployment && { deployment }), ...frozen, requestedBy: by, requestedAt: now, ...closed },
  });
}

export async function insertSignoffs(
  db: WriteDb,
  transitionId: string,
  signoffs: readonly Pick<SignoffRecord, "id" | "roles" | "meaning" | "of" | "after" | "state">[],
  now: Date,
): Promise<void> {
  await db.signoff.createMany({
    data: signoffs.map(({ of, roles, after, ...line }, ordinal) => ({
      ...line,
      roles: [...roles],
      after: [...after],
      ordinal,
      transitionId,
      signerKind: of,
      openedAt: line.state === "open" ? now : null,
    })),
  });
}
