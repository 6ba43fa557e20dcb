// Asking for an export and making it at once, as the worker would; reading the file back.
import { createHash } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { openBlob } from "#lib/core/blob";
import type { InputOf } from "#lib/core/operation";
import { queue } from "#lib/core/queue";
import { buildExportJob } from "#lib/exports/build-export.job";
import { getExport } from "#lib/exports/get-export.query";
import { requestExport } from "#lib/exports/request-export.command";
import type { Person } from "#lib/test/people";
import { aTurn } from "#lib/test/turn";

/** The queues must exist before a command puts a job there. */
export const makeExportQueue = async () => (await queue()).createQueue("buildExport");

/** Asks for an export as the person, makes it, and gives the record with the bytes of the file (empty when it failed). */
export async function anExport(person: Person, asked: InputOf<typeof requestExport>) {
  const { id } = await person.does(requestExport, asked);
  await buildExportJob.handle({ exportId: id, personId: person.id }, aTurn());
  const record = await person.does(getExport, { exportId: id });
  return { ...record, bytes: record.sha256 ? await buffer(openBlob(record.sha256)) : Buffer.alloc(0) };
}

export const sha256 = (bytes: Buffer | string) => createHash("sha256").update(bytes).digest("hex");
