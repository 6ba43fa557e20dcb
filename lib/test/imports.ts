// Builders of imports: a file as an upload leaves it, an import asked for by a person, and its job.
import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { putBlob } from "#lib/core/blob";
import type { InputOf } from "#lib/core/operation";
import { getImport } from "#lib/imports/get-import.query";
import { importModels } from "#lib/imports/import-models.command";
import { runImportJob } from "#lib/imports/run-import.job";
import { asOwner } from "#lib/test/database";
import type { Person } from "#lib/test/people";
import { aTurn } from "#lib/test/turn";

export const FEDERAL = "e2e/fixtures/federal-ai-use-cases-2025.csv";

export type TestFile = { sha256: string; size: number; type: string; name: string };

/** Puts a file into the store and notes the upload, as a request with a multipart body does. */
export async function anUpload(
  person: Pick<Person, "id">,
  content: { path: string } | { bytes: string | Uint8Array },
  name = "models.csv",
): Promise<TestFile> {
  const stream = "path" in content ? createReadStream(content.path) : Readable.from([Buffer.from(content.bytes)]);
  const { sha256, size } = await putBlob(stream, 100 * 1024 * 1024);
  await asOwner(
    "insert into upload (sha256, person_id, size, type, name, created_at) values ($1, $2, $3, 'text/csv', $4, now()) on conflict (sha256, person_id) do update set created_at = now()",
    [sha256, person.id, size, name],
  );
  return { sha256, size, type: "text/csv", name };
}

/** Asks for an import and leaves its job in the queue. */
export async function askImport(
  person: Person,
  file: TestFile,
  input: Partial<InputOf<typeof importModels>> = {},
): Promise<string> {
  return (await person.does(importModels, { file, ...input })).id;
}

export const workOn = (person: Pick<Person, "id">, importId: string, signal?: AbortSignal): Promise<void> =>
  runImportJob.handle({ importId, personId: person.id }, aTurn(signal));

/** An import from request to result. */
export async function anImport(person: Person, file: TestFile, input: Partial<InputOf<typeof importModels>> = {}) {
  const importId = await askImport(person, file, input);
  await workOn(person, importId);
  return person.does(getImport, { importId });
}

export const countsOf = ({
  created,
  updated,
  unchanged,
  rejected,
}: {
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
}) => [created, updated, unchanged, rejected];

/** A small inventory of one source, with a column of every sort. */
export const SMALL = {
  id: "small-inventory",
  version: 1,
  title: "Small inventory",
  source: "small-inventory",
  as_of: "2026-06-30",
  matches: { headers_all: ["id", "name", "stage"] },
  identity: {
    id: "id",
    keys: [
      { columns: ["id"], needs: ["id"], alone: true },
      { columns: ["name"], needs: ["name"] },
    ],
  },
  columns: {
    id: { to: "externalId" },
    name: { to: "name" },
    purpose: { to: "purpose" },
    stage: {
      to: "claimedStage",
      values: { Live: "in_production/full", Pilot: "in_production/pilot", Retired: "retired" },
      other: "reject",
    },
    health: { to: "facts.usesPhi", values: { Yes: true, No: false }, other: "warn" },
    unit: { to: "unitName" },
    contact: { to: "contact" },
    tested: { claim: "CC-DEV-02", values: { Yes: "effective" }, other: "warn" },
  },
};

export type SmallRow = Partial<Record<keyof typeof SMALL.columns | "note", string>>;
const HEADER = ["id", "name", "purpose", "stage", "health", "unit", "contact", "tested", "note"] as const;

/** A CSV file of the small inventory, uploaded by the person. */
export const smallFile = (person: Pick<Person, "id">, rows: readonly SmallRow[]): Promise<TestFile> => {
  const cell = (text = "") => `"${text.replaceAll('"', '""')}"`;
  const lines = [HEADER.join(","), ...rows.map((row) => HEADER.map((name) => cell(row[name])).join(","))];
  return anUpload(person, { bytes: `${lines.join("\n")}\n` });
};

/** Brings rows of the small inventory in. */
export const importSmall = async (person: Person, rows: readonly SmallRow[], input: Partial<InputOf<typeof importModels>> = {}) =>
  anImport(person, await smallFile(person, rows), { mapping: SMALL, ...input });
