// Makes the file of an export as the person who asked, with the roles that person holds now.
import { z } from "zod";
import type { Actor } from "#lib/access/actor";
import { placeOf } from "#lib/access/scope";
import { putBlob } from "#lib/core/blob";
import { dayIn } from "#lib/core/calendar.rules";
import { type Reason, Refusal } from "#lib/core/errors";
import { finishFor } from "#lib/core/finish-job";
import { job, type Turn } from "#lib/core/job";
import { callerForJob } from "#lib/core/job-caller";
import { log } from "#lib/core/log";
import type { OutputOf } from "#lib/core/operation";
import { type Attempt, beginAttempt, progressOf } from "#lib/core/progress";
import { run } from "#lib/core/run";
import { isUnavailable } from "#lib/core/unavailable";
import { readAtOnce, readerPool } from "#lib/db/reader";
import { exporterOf, refuseExport } from "#lib/exports/authority";
import { buildDossier } from "#lib/exports/build-dossier";
import { readTable, writeTable } from "#lib/exports/build-table";
import { dossierContent } from "#lib/exports/dossier-content";
import { finishExport } from "#lib/exports/finish-export.command";
import { getExport } from "#lib/exports/get-export.query";
import { reportOf } from "#lib/exports/reports";
import type { Block } from "#lib/exports/schema";
import { inSnapshot, rawOf, readFacts } from "#lib/exports/snapshot";

/** A file larger than this is asked for in parts. */
const BYTES_MAX = 4 * 1024 ** 3;

type Asked = OutputOf<typeof getExport>;
type Failed = { error: Reason };
type Made = { sha256: string; size: number; fileName: string; block: Block };

const nameOf = ({ kind, register, format, model, version }: Asked, { at, zone }: Block) =>
  [register ?? kind, model?.ref, version?.label, dayIn(new Date(at), zone)]
    .filter((part) => part !== undefined && part !== null)
    .map((part) => part.replace(/[^A-Za-z0-9.-]+/g, "-"))
    .join("-")
    .concat(`.${format}`);

async function makeTable(asked: Asked, actor: Actor, { attempt, signal }: Turn): Promise<Made> {
  const { id, kind, register, filter, format, model } = asked;
  if (kind === "dossier") throw new Error("a dossier is no table");
  const note = progressOf({ subject: id, attempt });
  const table = await inSnapshot(readerPool(), async (client) => {
    const facts = await readFacts(rawOf(client), id, actor, filter);
    const report = await reportOf(kind, register, {
      client,
      actor: exporterOf(actor),
      filter,
      modelId: model?.id ?? null,
      sealedTo: facts.sealedTo ?? -1,
    });
    return readTable(report, facts, format, async (rows) => {
      signal.throwIfAborted();
      await note(rows, report.matching);
    });
  });
  try {
    return {
      ...(await putBlob(writeTable(table, format), BYTES_MAX)),
      fileName: nameOf(asked, table.block),
      block: table.block,
    };
  } finally {
    await table.staged.dispose();
  }
}

async function makeDossier(asked: Asked, actor: Actor): Promise<Made> {
  const versionId = asked.version?.id ?? "";
  const { pdf, block } = await readAtOnce(async (db) => {
    refuseExport(actor, "dossier", await placeOf(db, { version: versionId }));
    return buildDossier(await dossierContent(db, versionId, actor), await readFacts(db, asked.id, actor, {}));
  });
  return { ...(await putBlob(pdf, BYTES_MAX)), fileName: nameOf(asked, block), block };
}

/** Makes the file; a fault becomes the reason the person is shown, unless a later try may do: that is left to the queue. */
async function make(exportId: string, personId: string, turn: Turn): Promise<Made | Failed> {
  try {
    const caller = await callerForJob(personId);
    if (!caller) return { error: { code: "job.left" } };
    const asked = await run(getExport, { exportId }, caller);
    if (asked.kind !== "dossier") refuseExport(caller.actor, asked.kind, null);
    return asked.kind === "dossier" ? await makeDossier(asked, caller.actor) : await makeTable(asked, caller.actor, turn);
  } catch (error) {
    if (turn.signal.aborted || isUnavailable(error)) throw error;
    if (error instanceof Refusal) return { error: error.reasons[0] ?? { code: error.code } };
    log.error({ err: error, export: exportId }, "an export could not be made");
    return { error: { code: "export.failed" } };
  }
}

const record = (personId: string, { subject, attempt }: Attempt, result: Made | Failed) =>
  finishFor(personId, { subject, attempt }, (caller) => run(finishExport, { exportId: subject, attempt, result }, caller));

export const buildExportJob = job({
  name: "buildExport",
  payload: z.strictObject({ exportId: z.string(), personId: z.string() }),
  about: "exportId",
  handle: async ({ exportId, personId }, turn) => {
    const attempt = { subject: exportId, attempt: turn.attempt };
    if (await beginAttempt(attempt)) await record(personId, attempt, await make(exportId, personId, turn));
  },
  giveUp: async ({ exportId, personId }, turn) => {
    const attempt = { subject: exportId, attempt: turn.attempt };
    if (await beginAttempt(attempt)) await record(personId, attempt, { error: { code: "job.given_up" } });
  },
});
