// Whom a job acts for: the person who asked, with the roles they hold when it runs.
import { randomUUID } from "node:crypto";
import { loadActor } from "#lib/access/load-actor";
import type { Caller } from "#lib/core/operation";
import { writer } from "#lib/db/writer";

/** The person with the roles in force now, read on the primary; null when they left. `via: "job"` is given here and nowhere else. */
export async function callerForJob(personId: string): Promise<Caller | null> {
  const actor = await loadActor(writer(), personId, { via: "job" });
  return actor && { actor, requestId: randomUUID() };
}
