// Holds what was signed against what stands there now: dossiers, manifests, and each signature against its sign-off and version.
import { createHash } from "node:crypto";
import type pg from "pg";
import { type Fault, fault } from "#lib/ledger/fault";
import { dossierHash, manifestHash } from "#lib/signoff/dossier";
import type { Dossier, Manifest } from "#lib/signoff/dossier.schema";

/** Rows read at a time, so that a verification stays small in memory. */
const CHUNK = 100;

type Request = { id: string; dossier: Dossier; hash: string };
const REQUESTS = `
  select id, dossier, dossier_hash as hash from transition where dossier is not null and id > $1 order by id limit ${CHUNK}`;

type Given = {
  id: string;
  manifest: Manifest;
  hash: string;
  printedName: string;
  salt: Buffer;
  /** What the columns say, and the sign-off with its request: in the shape of the manifest's own fields. */
  columns: Partial<Manifest>;
  fits: boolean;
};
const SIGNATURES = `
  select g.id, g.manifest, g.manifest_hash as hash, g.printed_name as "printedName", g.salt,
    jsonb_build_object('dossierHash', g.dossier_hash, 'signoffId', g.signoff_id, 'decision', g.decision, 'meaning', g.meaning, 'role', g.role,
      'personId', g.person_id, 'reason', g.reason, 'instant', to_char(g.signed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) as columns,
    (g.transition_id, g.version_id, g.gate, g.dossier_hash, g.meaning, g.role = any (s.roles))
      is not distinct from (s.transition_id, t.version_id, t.gate, t.dossier_hash, s.meaning, true) as fits
  from signature g left join signoff s on s.id = g.signoff_id left join transition t on t.id = g.transition_id
  where g.id > $1 order by g.id limit ${CHUNK}`;

const UNSIGNED = `
  select s.id from signoff s where s.state = 'signed' and not exists (select from signature g where g.signoff_id = s.id
    and g.decision in ('sign', 'sign_with_conditions') and g.withdrawn_at is null and g.voided_at is null) and s.id > $1 order by s.id limit ${CHUNK}`;

/** What no longer has the shape of a dossier or a manifest has no hash that could be right. */
const hashOf = <T>(hash: (of: T) => string, value: T): string | null => {
  try {
    return hash(value);
  } catch {
    return null;
  }
};

const ofRequest = ({ id, dossier, hash }: Request): Fault[] =>
  hashOf(dossierHash, dossier) === hash ? [] : [fault("signature", "dossier_altered", { table: "transition", key: id })];

const isTheirs = ({ manifest, columns, fits }: Given): boolean =>
  fits && Object.entries(columns).every(([field, value]) => manifest[field as keyof Manifest] === value);

const ofSignature = (given: Given): Fault[] => {
  const at = { table: "signature", key: given.id };
  const name = createHash("sha256").update(given.salt).update(given.printedName, "utf8").digest("hex");
  return [
    ...(hashOf(manifestHash, given.manifest) === given.hash ? [] : [fault("signature", "manifest_altered", at)]),
    ...(isTheirs(given) ? [] : [fault("signature", "signature_moved", at)]),
    ...(name === given.manifest.printedName ? [] : [fault("signature", "name_altered", at)]),
  ];
};

async function each<Row extends { id: string }>(client: pg.ClientBase, query: string, tell: (row: Row) => void) {
  for (let after = ""; ; ) {
    const { rows } = await client.query<Row>(query, [after]);
    rows.forEach(tell);
    const last = rows.at(-1);
    if (!last || rows.length < CHUNK) return;
    after = last.id;
  }
}

/** Tells each dossier, manifest, printed name and place that is not what was signed, and each sign-off that nobody signed. */
export async function verifySignatures(client: pg.ClientBase, found: { fault(found: Fault): void }): Promise<void> {
  await each<Request>(client, REQUESTS, (row) => ofRequest(row).forEach(found.fault));
  await each<Given>(client, SIGNATURES, (row) => ofSignature(row).forEach(found.fault));
  await each<{ id: string }>(client, UNSIGNED, ({ id }) =>
    found.fault(fault("signature", "unsigned", { table: "signoff", key: id })),
  );
}
