import { z } from "zod";
import { AttemptField } from "#lib/core/attempt.schema";
import { Refusal, reason } from "#lib/core/errors";
import { command } from "#lib/core/operation";
import { holdAttempt, refuseLate } from "#lib/core/progress";
import { Said } from "#lib/imports/batch.schema";
import { absentRecords, approvedRecords } from "#lib/imports/counted";
import { finished } from "#lib/imports/finish.rules";
import { lookalikesOf } from "#lib/imports/lookalikes";
import { holdImport } from "#lib/imports/store";

export const FinishImportInput = z.strictObject({
  importId: z.string().min(1).max(200),
  attempt: AttemptField,
  result: z.union([
    z.strictObject({ total: z.int().min(0), notes: z.array(Said).max(1000) }),
    z.strictObject({ error: Said }).describe("Why the file was refused, or could not be brought in to its end"),
  ]),
});

export const finishImport = command({
  id: "finishImport",
  summary: "Record how an import ended; only its own job does",
  http: "POST /imports/{importId}/result",
  permission: "import:run",
  keyScope: "never",
  scope: ({ importId }) => ({ import: importId }),
  event: "import.finished",
  input: FinishImportInput,
  output: z.object({ id: z.string(), state: z.enum(["done", "failed"]) }),

  load: async (db, { importId }, ctx) => {
    const held = await holdImport(db, importId);
    const attempt = await holdAttempt(db, importId);
    const absent = await absentRecords(db, held, ctx);
    const lookalikes = await lookalikesOf(db, held, absent.ids, ctx.actor);
    return { held, attempt, absent, approved: await approvedRecords(db, importId), lookalikes };
  },
  // Only a job acts "via job": no session, key or command line ever does (lib/core/job-caller).
  decide: ({ held, attempt: latest, ...found }, { attempt, result }, { actor }) => {
    if (actor.via !== "job" || held.requestedBy !== actor.id) throw new Refusal("forbidden", reason("job.only"));
    if (held.state !== "queued" && held.state !== "running") throw new Refusal("conflict", reason("job.finished"));
    refuseLate(latest, attempt);
    return finished(held, result, found);
  },
  save: async (db, { id, ...change }, _state, { now }) => {
    await db.import.update({ where: { id }, data: { ...change, finishedAt: now } });
    return { id, state: change.state };
  },
});
