// What a reviewer compares a dossier with: what they signed or returned last at this gate, else the live version, else nothing.
import { sql } from "#lib/db/sql";
import type { ReadDb } from "#lib/db/types";
import { differences } from "#lib/signoff/dossier";
import type { Dossier } from "#lib/signoff/dossier.schema";
import type { Decision, Difference } from "#lib/signoff/schema";
import type { RequestRecord } from "#lib/signoff/store";
import type { ComparedTo, ComparedWith } from "#lib/signoff/view.schema";

type Found = { dossier: Dossier; decision: Decision | null; version: string; at: Date };
export type Compared = { difference: Difference[]; comparedWith: ComparedWith; comparedTo: ComparedTo | null };

const NOTHING: Compared = { difference: [], comparedWith: "nothing", comparedTo: null };

/** The dossier this person decided last at the same gate of the model before this request, else the one that is live. One statement. */
async function baselineOf(db: Pick<ReadDb, "$queryRaw">, request: RequestRecord, personId: string): Promise<Found | null> {
  const [found] = await db.$queryRaw<Found[]>(sql`
    (select t.dossier, g.decision, v.label as version, 0 as rank, g.signed_at as at
     from signature g join transition t on t.id = g.transition_id join model_version v on v.id = t.version_id
     where g.person_id = ${personId} and t.model_id = ${request.modelId} and t.gate = ${request.gate} and t.id <> ${request.id}
       and t.requested_at <= ${request.requestedAt}::timestamptz)
    union all
    (select t.dossier, null, v.label, 1, d.from_at
     from transition t join deployment d on d.version_id = t.version_id and d.until_at is null join model_version v on v.id = t.version_id
     where t.model_id = ${request.modelId} and t.gate = ${request.gate} and t.state = 'approved' and t.version_id <> ${request.versionId})
    order by rank, at desc limit 1`);
  return found?.dossier ? found : null;
}

const nameOf = (decision: Decision | null): ComparedWith => {
  if (decision === null) return "live";
  return decision === "return" || decision === "refuse" ? "returned" : "signed";
};

/** Where the dossier differs from what this person saw last, both as `told` tells them. */
export async function compared(
  db: Pick<ReadDb, "$queryRaw">,
  request: RequestRecord,
  personId: string,
  told: (dossier: Dossier) => Dossier,
): Promise<Compared> {
  const before = request.dossier && (await baselineOf(db, request, personId));
  if (!request.dossier || !before) return NOTHING;
  return {
    difference: differences(told(before.dossier), told(request.dossier)),
    comparedWith: nameOf(before.decision),
    comparedTo: { version: before.version, at: before.at.toISOString() },
  };
}
