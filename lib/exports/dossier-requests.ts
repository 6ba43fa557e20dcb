// The requests of a version with what was decided on each: signatures whole, also those that no longer stand.
import type { Json } from "#lib/core/operation";
import { sql } from "#lib/db/sql";
import type { ReadDb } from "#lib/db/types";

type Condition = { text: string; dueOn: string; owner: string | null };

export type SignatureTold = {
  id: string;
  person: string;
  role: string;
  decision: string;
  reason: string | null;
  signedAt: string;
  dossierHash: string;
  manifestHash: string;
  manifest: Json;
  method: string;
  withdrawnAt: string | null;
  withdrawReason: string | null;
  voidedAt: string | null;
  conditions: Condition[];
};

export type SignoffTold = {
  id: string;
  roles: string[];
  meaning: string;
  state: string;
  decidedBy: string | null;
  decidedAt: string | null;
  signatures: SignatureTold[];
};

export type RequestTold = {
  id: string;
  transition: string;
  fromStage: string;
  toStage: string;
  gate: string | null;
  tier: string | null;
  state: string;
  note: string | null;
  reason: string | null;
  dossier: Json;
  dossierHash: string | null;
  requestedBy: string;
  requestedAt: string;
  closedBy: string | null;
  closedAt: string | null;
  signoffs: SignoffTold[];
};

/** An instant of the database as text, to the millisecond. */
export const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const nameOf = (column: string) => `coalesce((select name from person where id = ${column}), ${column})`;

const CONDITIONS = `(select coalesce(jsonb_agg(jsonb_build_object('text', c.text, 'dueOn', c.due_on, 'owner', ${nameOf("c.owner_id")}) order by c.due_on, c.id), '[]') from condition c where c.signature_id = g.id)`;

const SIGNATURES = `(select coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'person', g.printed_name, 'role', g.role, 'decision', g.decision, 'reason', g.reason,
  'signedAt', ${instant("g.signed_at")}, 'dossierHash', g.dossier_hash, 'manifestHash', g.manifest_hash, 'manifest', g.manifest, 'method', g.method,
  'withdrawnAt', ${instant("g.withdrawn_at")}, 'withdrawReason', g.withdraw_reason, 'voidedAt', ${instant("g.voided_at")}, 'conditions', ${CONDITIONS})
  order by g.signed_at, g.id), '[]') from signature g where g.signoff_id = s.id)`;

const SIGNOFFS = `(select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'roles', s.roles, 'meaning', s.meaning, 'state', s.state, 'decidedBy', ${nameOf("s.decided_by")},
  'decidedAt', ${instant("s.decided_at")}, 'signatures', ${SIGNATURES}) order by s.ordinal), '[]') from signoff s where s.transition_id = t.id)`;

const REQUEST = `jsonb_build_object('id', t.id, 'transition', t.transition, 'fromStage', t.from_stage, 'toStage', t.to_stage, 'gate', t.gate, 'tier', t.tier, 'state', t.state,
  'note', t.note, 'reason', t.reason, 'dossier', t.dossier, 'dossierHash', t.dossier_hash, 'requestedBy', ${nameOf("t.requested_by")},
  'requestedAt', ${instant("t.requested_at")}, 'closedBy', ${nameOf("t.closed_by")}, 'closedAt', ${instant("t.closed_at")}, 'signoffs', ${SIGNOFFS})`;

/** Every request of the version, the oldest first, in one statement. */
export async function requestsOf(db: Pick<ReadDb, "$queryRaw">, versionId: string): Promise<RequestTold[]> {
  const rows = await db.$queryRaw<{ request: RequestTold }[]>(
    sql([`select ${REQUEST} as request from transition t where t.version_id = `, " order by t.requested_at, t.id"], versionId),
  );
  return rows.map(({ request }) => request);
}
