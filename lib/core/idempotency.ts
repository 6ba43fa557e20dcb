// One key, one effect: the key is claimed in the transaction of the command, so two tries at once cannot both act.
import { createHash } from "node:crypto";
import { canonicalJson } from "#lib/core/canonical";
import { Refusal, reason } from "#lib/core/errors";
import type { AnyBatch, AnyCommand, Caller, Json } from "#lib/core/operation";
import { sql } from "#lib/db/sql";
import type { WriteDb } from "#lib/db/types";

/** What a caller may call an act by: visible ASCII. */
export const KEY = /^[!-~]{1,200}$/;

/** Throws 400 for anything that is no such name. */
export function readKey(key: string): string {
  if (!KEY.test(key)) throw new Refusal("unreadable", reason("idempotency.malformed"));
  return key;
}

type Kept = { operation: string; inputHash: string; response: Json };

/** The value without the fields at these paths; what stands beside them in the same object stays. */
const without = (value: unknown, paths: readonly string[]): unknown => {
  if (!value || typeof value !== "object" || Array.isArray(value)) return value;
  const below = (name: string) => paths.flatMap((path) => (path.startsWith(`${name}.`) ? [path.slice(name.length + 1)] : []));
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, part]) => (paths.includes(name) ? [] : [[name, without(part, below(name))]])),
  );
};

const hashOf = (op: AnyCommand | AnyBatch, input: unknown) =>
  createHash("sha256")
    .update(op.id)
    .update(canonicalJson(JSON.parse(JSON.stringify(without(input, op.secrets ?? [])))))
    .digest("hex");

/** The answer given before under this key, or null when the key is new and now ours. Throws 422 when it was used for something else. */
export async function claimKey(
  db: WriteDb,
  op: AnyCommand | AnyBatch,
  input: unknown,
  { actor, idempotencyKey }: Caller,
): Promise<{ response: Json } | null> {
  if (!idempotencyKey) return null;
  const inputHash = hashOf(op, input);
  const claimed = await db.$executeRaw(sql`
    insert into idempotency_key (actor_id, key, operation, input_hash, created_at) values (${actor.id}, ${idempotencyKey}, ${op.id}, ${inputHash}, product_clock())
    on conflict (actor_id, key) do update set operation = excluded.operation, input_hash = excluded.input_hash, response = null, created_at = excluded.created_at
    where idempotency_key.created_at < product_clock() - interval '24 hours'`);
  if (claimed === 1) return null;
  const [kept] = await db.$queryRaw<Kept[]>(sql`
    select operation, input_hash as "inputHash", response from idempotency_key where actor_id = ${actor.id} and key = ${idempotencyKey}`);
  if (!kept || kept.operation !== op.id || kept.inputHash !== inputHash)
    throw new Refusal("invalid", reason("idempotency.other_input"));
  return { response: kept.response };
}

/** Keeps the answer for 24 hours, without what may be shown only once. */
export async function keepAnswer(db: WriteDb, op: AnyCommand | AnyBatch, { actor, idempotencyKey }: Caller, response: unknown) {
  if (!idempotencyKey) return;
  const shownOnce = op.kind === "command" ? (op.shownOnce ?? []) : [];
  const kept = shownOnce.length > 0 ? { ...(without(response, shownOnce) as object), shownBefore: true } : response;
  await db.$executeRaw(sql`
    update idempotency_key set response = ${JSON.stringify(kept)}::jsonb, status = ${op.status ?? 200} where actor_id = ${actor.id} and key = ${idempotencyKey}`);
}
