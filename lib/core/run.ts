// The one door. Pages, REST, jobs, seeds and the command line all pass through here; nothing else writes governed tables.
import { randomUUID } from "node:crypto";
import { assertNamed, authorise, authoriseAnywhere, type Place, placeOf } from "#lib/access/scope";
import { attempts, isGuard } from "#lib/core/attempts";
import { countDone, countStopped } from "#lib/core/count-outcome";
import { Refusal, reason } from "#lib/core/errors";
import { claimKey, keepAnswer } from "#lib/core/idempotency";
import { log } from "#lib/core/log";
import {
  type AnyBatch,
  type AnyCommand,
  type AnyQuery,
  type Caller,
  type Context,
  type Instant,
  isReading,
  type Operation,
  type OutputOf,
} from "#lib/core/operation";
import { parseInput } from "#lib/core/parse";
import { enqueue } from "#lib/core/queue";
import { refuseWhileReadOnly } from "#lib/core/read-only";
import { recordRefusal } from "#lib/core/refused";
import { reader } from "#lib/db/reader";
import { sql } from "#lib/db/sql";
import type { WriteDb } from "#lib/db/types";
import { primary, writer } from "#lib/db/writer";
import { append, under } from "#lib/ledger/append";

/**
 * Runs one operation for one caller: permission, input, place, then read, or load → decide → save → append in one transaction.
 * Throws Refusal; anything else is a bug.
 */
export async function run<Op extends Operation>(op: Op, raw: unknown, caller: Caller): Promise<OutputOf<Op>> {
  try {
    const output = await passed(op, raw, caller);
    countDone(op);
    return output;
  } catch (error) {
    countStopped(op, error);
    if (error instanceof Refusal) logRefusal(op, caller, error);
    throw error;
  }
}

/**
 * Who was refused what, by which rules: opaque ids and codes, nothing of the input. What is not there, or not theirs to see, is mostly an
 * old bookmark: it is kept, and warns nobody.
 */
function logRefusal(op: Operation, { actor, requestId }: Caller, { code, reasons }: Refusal) {
  const level = code === "notFound" ? "info" : "warn";
  log[level]({ requestId, operation: op.id, actor: actor.id, code, reasons: reasons.map((why) => why.code) }, "refused");
}

async function passed(op: Operation, raw: unknown, caller: Caller) {
  refuseByKey(op, caller);
  authoriseAnywhere(caller.actor, op.permission);
  const input = parseInput(op.input, raw);
  if (op.kind === "query") return read(op, input, caller);
  if (!isReading(op)) await refuseWhileReadOnly();
  try {
    return await attempts(() => writer().$transaction((db) => write(op, input, caller, db), { maxWait: 5_000, timeout: 60_000 }));
  } catch (error) {
    if (isGuard(error)) throw new Refusal("refused", reason("guard"));
    if (op.kind === "command") await recordRefusal(op, input, caller, error);
    throw error;
  }
}

/** A key does only what its scopes say, and some acts need a person at a session. */
function refuseByKey(op: Operation, { actor }: Caller) {
  if (op.keyScope === "never" && actor.keyId) throw new Refusal("forbidden", reason("key.never", { operation: op.id }));
  const needed = isReading(op) ? "read" : "write";
  const scopes = op.keyScope && op.keyScope !== "never" ? [needed, op.keyScope] : [needed];
  const missing = scopes.find((scope) => !actor.keyScopes.some((held) => held === scope));
  if (missing) throw new Refusal("forbidden", reason("key.scope", { scope: missing }));
}

type Raw = Parameters<typeof placeOf>[0];

async function placed(db: Raw, op: Operation, input: unknown, caller: Caller): Promise<Place | null> {
  const scope = op.scope(input);
  if (scope === "none") return null;
  const place = await placeOf(db, scope);
  assertNamed(caller.actor, scope, place);
  authorise(caller.actor, op.permission, place);
  return place;
}

async function read(op: AnyQuery, input: unknown, caller: Caller) {
  const place = await placed(primary(), op, input, caller);
  return op.output.parse(await op.read(reader(), input, { ...caller, ...(caller.at ?? (await clock(primary()))), place }));
}

async function write(op: AnyCommand | AnyBatch, input: unknown, asked: Caller, db: WriteDb) {
  // Read twice is two events: an answer kept for a key would be a reading that the ledger does not know.
  const caller = isReading(op) ? { ...asked, idempotencyKey: undefined } : asked;
  const answered = await claimKey(db, op, input, caller);
  if (answered) return answered.response;
  const ctx: Context = { ...caller, place: await placed(db, op, input, caller), ...(await clock(db)) };
  const out = op.kind === "batch" ? await writeBatch(op, input, ctx, db) : await writeOne(op, input, ctx, db);
  await keepAnswer(db, op, caller, out);
  return out;
}

async function writeOne(op: AnyCommand, input: unknown, ctx: Context, db: WriteDb) {
  const state = await op.load(db, input, ctx);
  const change = op.decide(state, input, ctx);
  const id = randomUUID();
  await under(db, id);
  const saved = op.output.parse(await op.save(db, change, state, ctx));
  const about = op.about?.(saved, change) ?? { subject: saved.id };
  await append(db, ctx, [
    { id, event: op.event, change, modelId: ctx.place?.modelId ?? null, unitId: ctx.place?.unitId ?? null, ...about },
  ]);
  await enqueue(db, op.jobs?.(saved, change) ?? []);
  return saved;
}

async function writeBatch(op: AnyBatch, input: unknown, ctx: Context, db: WriteDb) {
  const state = await op.load(db, input, ctx);
  const { change, each } = op.decide(state, input, ctx);
  const id = randomUUID();
  await under(db, `batch:${id}`);
  const saved = op.output.parse(await op.save(db, change, each, state, ctx));
  const about = op.about?.(saved, change) ?? { subject: saved.id };
  const unitId = ctx.place?.unitId ?? null;
  await append(db, ctx, [
    { id, event: op.event, change, modelId: null, unitId, ...about },
    ...each.map((one) => ({
      id: `${id}:${one.modelId}`,
      event: one.event,
      subject: one.modelId,
      modelId: one.modelId,
      unitId,
      change: one.change,
    })),
  ]);
  await enqueue(db, op.jobs?.(saved, change) ?? []);
  return saved;
}

const clock = async (db: Raw): Promise<Instant> => {
  const [row] = await db.$queryRaw<Instant[]>(sql`select product_clock() as now, organisation_zone() as zone`);
  if (!row) throw new Error("the database has no clock");
  return row;
};
