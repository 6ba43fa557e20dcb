// The history that is checked: the calls of people, beside what the database and its ledger say when they are done.
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { Call, History, Request } from "./history.rules";
import { query } from "./outside";

const SEALED = `
  select e.event, split_part(p.email, '@', 1) as session, e.subject || ' ' || e.change::text as text, (select count(*)::int from ledger_leaf l where l.event_id = e.id) as leaves
  
  from ledger_event e left join person p on p.id = e.actor_id where e.at > $1`;
const ROWS = `
  select table_name as table, key, old::text as old, new::text as new from ledger_row
  where table_name in ('model', 'model_version', 'signoff', 'transition', 'signature') order by seq`;
const SIGNATURES = `
  select id, signoff_id as "slotId", transition_id as "requestId", version_id as "versionId", person_id as "personId", gate, meaning, independent,
    dossier_hash as "dossierHash", decision in ('sign', 'sign_with_conditions') and withdrawn_at is null and voided_at is null as stands from signature`;
const WORKS = `
  select v.id as "versionId", array(select distinct id from unnest(v.owner_ids || v.material_editors || m.owner_id
    || array(select a.person_id from version_author a where a.version_id = v.id)) as id where id is not null) as people
  from model_version v join model m on m.id = v.model_id`;

const REQUESTS = `
  select id, state, version_id as "versionId", requested_by as "requestedBy", dossier_hash as "dossierHash", gate, tier from transition`;

type Line = { meaning: string; when?: unknown };
/** Read from the file of the policy, by nothing of the product: a matrix that it misreads is to be found. */
const matrix: Record<string, Record<string, Line[]>> = parse(readFileSync("policy/lifecycle-v1.yaml", "utf8")).signoffs;

const asked = ({ gate, tier, ...request }: Omit<Request, "needs"> & { gate: string | null; tier: string | null }): Request => {
  const lines = gate && tier ? (matrix[gate]?.[tier] ?? []) : null;
  return { ...request, needs: lines?.filter(({ when }) => !when).map(({ meaning }) => meaning) ?? null };
};

/** The calls beside what the database says, of what happened since `from`. */
export async function historyOf(owner: string, calls: Call[], from: Date): Promise<History> {
  return {
    calls,
    events: await query(owner, SEALED, [from]),
    rows: await query(owner, ROWS),
    requests: (await query<Parameters<typeof asked>[0]>(owner, REQUESTS)).map(asked),
    slots: await query(owner, 'select id, transition_id as "requestId", state, meaning from signoff'),
    signatures: await query(owner, SIGNATURES),
    works: await query(owner, WORKS),
  };
}
