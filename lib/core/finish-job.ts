// How a job ends: it acts as the person who asked, with the roles that person holds now, and says so where that fails.
import { Refusal } from "#lib/core/errors";
import { callerForJob } from "#lib/core/job-caller";
import type { Caller } from "#lib/core/operation";
import { type Attempt, noteProgress } from "#lib/core/progress";
import { isUnavailable } from "#lib/core/unavailable";

/**
 * Runs `finish` as the person. One who left, or lost the role, cannot be acted for: that is noted as the job's error. A result
 * that is there already is left alone, and so is one that a later try will give: a job that runs twice ends once.
 */
export async function finishFor(personId: string, attempt: Attempt, finish: (caller: Caller) => Promise<unknown>) {
  try {
    const caller = await callerForJob(personId);
    if (caller) await finish(caller);
    else await noteProgress(attempt, 0, null, "job.left");
  } catch (error) {
    if (!(error instanceof Refusal) || isUnavailable(error)) throw error;
    if (error.code !== "conflict") await noteProgress(attempt, 0, null, "job.not_allowed");
  }
}
