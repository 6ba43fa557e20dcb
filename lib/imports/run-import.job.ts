// An import at work: read the file once to know it, then hand over its rows batch by batch until none is left.
import { z } from "zod";
import { blobPath, hasBlob } from "#lib/core/blob";
import { type Reason, Refusal, reason } from "#lib/core/errors";
import { finishFor } from "#lib/core/finish-job";
import { job, type Turn } from "#lib/core/job";
import { callerForJob } from "#lib/core/job-caller";
import { log } from "#lib/core/log";
import { type Attempt, beginAttempt } from "#lib/core/progress";
import { run } from "#lib/core/run";
import { isUnavailable } from "#lib/core/unavailable";
import { reader } from "#lib/db/reader";
import { applyImportBatch } from "#lib/imports/apply-import-batch.command";
import { BATCH_ROWS } from "#lib/imports/batch.schema";
import { batchRow } from "#lib/imports/batch-row";
import { finishImport } from "#lib/imports/finish-import.command";
import { StoredOptions } from "#lib/imports/import-state.schema";
import { mapTable, surveyTable } from "#lib/imports/map-table";
import { Mapping } from "#lib/imports/mapping.schema";
import { readTable } from "#lib/imports/read-table";

type Task = { importId: string; personId: string; sha256: string; mapping: Mapping; options: StoredOptions };
type Result = { total: number; notes: Reason[] } | { error: Reason };

const taskOf = async (importId: string, personId: string): Promise<Task | null> => {
  const asked = await reader().import.findUnique({ where: { id: importId } });
  if (!asked || asked.state === "done" || asked.state === "failed") return null;
  return {
    importId,
    personId,
    sha256: asked.sha256,
    mapping: Mapping.parse(asked.mapping),
    options: StoredOptions.parse(asked.options),
  };
};

/** The last row that was brought in, read where it was written: a replica may not have it yet. */
const Lost = z.object({ done: z.int(), state: z.string() });

/** The person with the roles held now: what a batch needs is asked again each time. */
const actingFor = async (personId: string) => {
  const caller = await callerForJob(personId);
  if (!caller) throw new Refusal("forbidden", reason("job.left"));
  return caller;
};

/** Brings in what follows row `after`. When another job of the same import was faster, gives the row to go on from. */
async function bringIn(
  task: Task,
  survey: Awaited<ReturnType<typeof surveyTable>>,
  after: number,
  { attempt, signal }: Turn,
): Promise<number | null> {
  let done = after;
  const { nameFallback, unitPerAgency } = task.options;
  const chosen = { after, size: BATCH_ROWS, nameFallback, unitPerAgency };
  for await (const { throughRow, outcomes } of mapTable(readTable(blobPath(task.sha256)), task.mapping, survey, chosen)) {
    signal.throwIfAborted();
    const rows = outcomes.map((outcome) => batchRow(outcome, survey.stated));
    try {
      const input = { importId: task.importId, attempt, after: done, through: throughRow, total: survey.rows, rows };
      done = (await run(applyImportBatch, input, await actingFor(task.personId))).done;
    } catch (error) {
      const lost = error instanceof Refusal && error.code === "conflict" ? Lost.safeParse(error.current).data : undefined;
      if (lost) return lost.done;
      throw error;
    }
  }
  return null;
}

async function bringInAll(task: Task, turn: Turn): Promise<Result> {
  if (!(await hasBlob(task.sha256))) return { error: reason("import.file_gone") };
  const survey = await surveyTable(readTable(blobPath(task.sha256)), task.mapping);
  let from: number | null = (await reader().import.findUniqueOrThrow({ where: { id: task.importId } })).done;
  while (from !== null) from = await bringIn(task, survey, from, turn);
  return { total: survey.rows, notes: survey.notes };
}

/** What stopped it, for the record. A refused file says why; anything else is a fault of ours and is logged. */
const stopped = (task: Task, error: unknown): Result => {
  if (error instanceof Refusal && error.code !== "unavailable") return { error: error.reasons[0] ?? reason("import.broke") };
  log.error({ err: error, import: task.importId }, "an import stopped");
  return { error: reason("import.broke") };
};

const record = (personId: string, { subject, attempt }: Attempt, result: Result) =>
  finishFor(personId, { subject, attempt }, (caller) => run(finishImport, { importId: subject, attempt, result }, caller));

export const runImportJob = job({
  name: "runImport",
  payload: z.strictObject({ importId: z.string(), personId: z.string() }),
  about: "importId",
  handle: async ({ importId, personId }, turn) => {
    const task = await taskOf(importId, personId);
    const attempt = { subject: importId, attempt: turn.attempt };
    if (!task || !(await beginAttempt(attempt))) return;
    const result = await bringInAll(task, turn).catch((error: unknown) => {
      // Asked to stop, or without a database: the queue gives the job out again, and it goes on after the last batch.
      if (turn.signal.aborted || isUnavailable(error)) throw error;
      return stopped(task, error);
    });
    await record(personId, attempt, result);
  },
  giveUp: async ({ importId, personId }, turn) => {
    const attempt = { subject: importId, attempt: turn.attempt };
    if (await beginAttempt(attempt)) await record(personId, attempt, { error: reason("job.given_up") });
  },
});
