// Whether anything may be written now. Each process looks for itself, so no message between them can be late or lost.
import { setTimeout as sleep } from "node:timers/promises";
import { sqlState } from "#lib/core/attempts";
import { type Reason, Refusal, reason } from "#lib/core/errors";
import { roomAt } from "#lib/core/room";
import { enough, isShort, megabytes, needed } from "#lib/core/room.rules";
import { takesWrites } from "#lib/db/takes-writes";

const LOOK_MILLISECONDS = 1_000;
const PATIENCE_MILLISECONDS = 2_000;
const RETRY_SECONDS = 30;

type Look = { until: number; why: Promise<Reason | null> };
const kept = globalThis as { countersignLook?: Look; countersignShort?: boolean };

/** The folder of the database when it is kept on this machine; the supervisor sets it. */
const dataFolder = (): string | undefined => process.env.COUNTERSIGN_INTERNAL_DATA;

async function ofDisk(): Promise<Reason | null> {
  const folder = dataFolder();
  const room = folder ? await roomAt(folder).catch(() => null) : null;
  kept.countersignShort = room !== null && isShort(room, kept.countersignShort ?? false);
  if (!room || !kept.countersignShort) return null;
  const values = { free: megabytes(room.free), keeps: megabytes(needed(room.size)), until: megabytes(enough(room.size)) };
  return reason("read_only.disk", { ...values, seconds: RETRY_SECONDS });
}

/** Of a database that does not answer nothing is known: whoever needs it will be told that it is away. */
async function ofDatabase(): Promise<Reason | null> {
  const does = await Promise.race([takesWrites().catch(() => true), sleep(PATIENCE_MILLISECONDS, true)]);
  return does ? null : reason("read_only.database", { seconds: RETRY_SECONDS });
}

const look = async () => (await ofDisk()) ?? ofDatabase();

/** Why nothing may be written at this moment; null when all is well. Looked up at most once a second. */
export async function readOnly(): Promise<Reason | null> {
  const last = kept.countersignLook;
  if (last && performance.now() < last.until) return last.why;
  const now: Look = { until: Number.POSITIVE_INFINITY, why: look() };
  kept.countersignLook = now;
  return now.why.finally(() => {
    now.until = performance.now() + LOOK_MILLISECONDS;
  });
}

/** Throws 503 with the reason while nothing may be written. */
export async function refuseWhileReadOnly(): Promise<void> {
  const why = await readOnly();
  if (why) throw new Refusal("unavailable", why);
}

/** Notes something that reading can do without, such as when a session was last seen: a database that takes no writes is none the worse. */
export async function noted(write: Promise<unknown>): Promise<void> {
  await write.catch((error: unknown) => {
    if (sqlState(error) !== "25006") throw error;
  });
}
