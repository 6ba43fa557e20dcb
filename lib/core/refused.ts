// A blocked attempt is control evidence: it is appended after the rollback, at most once a minute per actor, subject and rule.
import { randomUUID } from "node:crypto";
import { placeOf } from "#lib/access/scope";
import { Refusal } from "#lib/core/errors";
import type { AnyCommand, Caller } from "#lib/core/operation";
import { sql } from "#lib/db/sql";
import { writer } from "#lib/db/writer";
import { append } from "#lib/ledger/append";

/** Names of people stay out of the ledger; whoever reads the record later asks who could clear it then. */
const withoutNames = (values: Record<string, string | number> = {}) =>
  Object.fromEntries(Object.entries(values).filter(([key]) => key !== "names" && key !== "name"));

export async function recordRefusal(op: AnyCommand, input: unknown, caller: Caller, error: unknown) {
  if (!op.refused || !(error instanceof Refusal) || error.code !== "refused") return;
  const event = op.refused;
  const rules = error.reasons.map((r) => r.code);
  const scope = op.scope(input);
  if (scope === "none") return;
  const subject = scope === "organisation" ? scope : (Object.values(scope)[0] ?? "");
  await writer().$transaction(async (db) => {
    await db.$queryRaw(
      sql`select pg_advisory_xact_lock(hashtextextended(${`${caller.actor.id} ${subject} ${rules[0]}`}, 0))::text`,
    );
    const [recent] = await db.$queryRaw<unknown[]>(sql`
      select 1 from ledger_event where event = ${event} and at > product_clock() - interval '1 minute'
        and actor_id = ${caller.actor.id} and subject = ${subject} and change ->> 'rule' = ${rules[0] ?? ""} limit 1`);
    if (recent) return;
    const place = await placeOf(db, scope);
    const change = {
      rule: rules[0] ?? "",
      reasons: error.reasons.map(({ code, values }) => ({ code, values: withoutNames(values) })),
      operation: op.id,
      versionId: place?.versionId ?? null,
    };
    await append(db, caller, [
      { id: randomUUID(), event, subject, modelId: place?.modelId ?? null, unitId: place?.unitId ?? null, change },
    ]);
  });
}
