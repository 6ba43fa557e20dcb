// Asking for an export and making it at once, as the worker would; reading the file back.
import { createHash } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { parse } from "csv-parse/sync";
import { openBlob } from "#lib/core/blob";
import type { InputOf } from "#lib/core/operation";
import { queue } from "#lib/core/queue";
import { buildExportJob } from "#lib/exports/build-export.job";
import { getExport } from "#lib/exports/get-export.query";
import { requestExport } from "#lib/exports/request-export.command";
import type { Person } from "#lib/test/people";

/** The queues must exist before a command puts a job there. */
export const makeExportQueue = async () => (await queue()).createQueue("buildExport");

/** Asks for an export as the person, makes it, and gives the record with the bytes of the file (empty when it failed). */
export async function anExport(person: Person, asked: InputOf<typeof requestExport>) {
  const { id } = await person.does(requestExport, asked);
  await buildExportJob.handle({ exportId: id, personId: person.id }, new AbortController().signal);
  const record = await person.does(getExport, { exportId: id });
  return { ...record, bytes: record.sha256 ? await buffer(openBlob(record.sha256)) : Buffer.alloc(0) };
}

export type CsvExport = { block: Record<string, string>; header: string[]; rows: Record<string, string>[]; data: Buffer };

/** A CSV export as a machine reads it: the block up to the first empty line, then the data part. */
export function readCsvExport(bytes: Buffer): CsvExport {
  const end = bytes.indexOf("\r\n\r\n");
  const head = bytes.subarray(3, end).toString("utf8");
  const data = bytes.subarray(end + 4);
  const block = Object.fromEntries((parse(head) as [string, string][]).map(([label, value]) => [label, value]));
  const [header = [], ...rows] = parse(data) as string[][];
  return { block, header, rows: rows.map((row) => Object.fromEntries(header.map((name, n) => [name, row[n] ?? ""]))), data };
}

export const sha256 = (bytes: Buffer | string) => createHash("sha256").update(bytes).digest("hex");
