// What the product holds and has to do: ledger, evidence, jobs, sessions.
import { createHash, randomUUID } from "node:crypto";
import { mkdir, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { backlog } from "#lib/core/backlog";
import { blobPath, openBlob, stagingFolder } from "#lib/core/blob";
import { each, type Finding, fault, well } from "#lib/host/finding";
import { lookOver } from "#lib/ledger/look-over";
import { sealLag } from "#lib/ledger/seal-lag";

const LATE_SECONDS = 60;
const JOB_LATE_SECONDS = 300;
const SAMPLE = 5_000;
const SAMPLE_BYTES_MAX = 256 * 1024 * 1024;

const number = (n: number) => n.toLocaleString("en-GB");

/** `working`: somebody should be sealing and working at the moment. */
export async function ledgerFindings(client: pg.ClientBase, working: boolean): Promise<Finding[]> {
  const { size, missing, looked, altered } = await lookOver(client);
  const { unsealed, oldestSeconds } = await sealLag(client);
  const verify = "Run npm run -s countersign -- verify-ledger, and compare with a backup made before.";
  const faults: [string, string][] = [];
  if (missing > 0) faults.push([`${number(missing)} of ${number(size)} entries are missing.`, verify]);
  for (const index of altered.slice(0, 10)) faults.push([`Entry ${index} was altered after sealing.`, verify]);
  if (working && oldestSeconds > LATE_SECONDS)
    faults.push([
      `${number(unsealed)} entries wait to be sealed, the oldest for ${Math.round(oldestSeconds)} seconds.`,
      "Look into worker.log: no worker runs, or a transaction is open for as long (pg_stat_activity, backend_xmin).",
    ]);
  return each(
    "ledger",
    faults,
    `${number(size)} entries without a gap, the latest ${number(looked)} recomputed, ${number(unsealed)} to be sealed.`,
  );
}

async function writable(): Promise<Finding> {
  const folder = stagingFolder();
  const file = join(folder, randomUUID());
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(file, "Countersign was here.", { mode: 0o600, flush: true });
    return well("evidence", "the store can be written.");
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return fault(
      "evidence",
      `The store at ${process.env.EVIDENCE_URL} cannot be written: ${why}.`,
      "Make it writable for the user Countersign runs as.",
    );
  } finally {
    await rm(file, { force: true }).catch(() => undefined);
  }
}

type Stored = { what: string; id: string; sha256: string; size: string | null };

/** At random, so that each look is at other ones where there are many. */
const STORED = `
  with stored as (
    select 'evidence' as what, id, sha256, size::text as size from evidence where sha256 is not null
    union all select 'the file of import', id, sha256, size::text from import
    union all select 'the file of export', id, sha256, size::text from export where sha256 is not null
  ) select what, id, sha256, size from stored order by random() limit ${SAMPLE}`;

async function hashOf(sha256: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(openBlob(sha256), hash);
  return hash.digest("hex");
}

const sizeOf = (sha256: string): Promise<number | null> =>
  stat(blobPath(sha256)).then(
    ({ size }) => size,
    () => null,
  );

const RESTORE = "Put the file back from a backup of the evidence store; its name is its SHA-256, so the right one can be told.";

/** Every file of the sample is asked for; they are read as well until so many bytes have been. */
export async function evidenceFindings(client: pg.ClientBase): Promise<Finding[]> {
  const { rows } = await client.query<Stored>(STORED);
  const faults: [string, string][] = [];
  const seen = { files: 0, bytes: 0 };
  for (const { what, id, sha256, size: recorded } of rows) {
    const size = await sizeOf(sha256);
    const isRead = size !== null && seen.bytes + size <= SAMPLE_BYTES_MAX;
    if (isRead) Object.assign(seen, { files: seen.files + 1, bytes: seen.bytes + size });
    if (size === null) faults.push([`The bytes of ${what} ${id} are missing: ${sha256}.`, RESTORE]);
    else if (String(size) !== recorded || (isRead && (await hashOf(sha256)) !== sha256))
      faults.push([`The bytes of ${what} ${id} were changed: ${sha256}.`, RESTORE]);
  }
  const told = `of ${number(rows.length)} files none is missing, and each of ${number(seen.files)} that were read is what its name says.`;
  return [await writable(), ...each("evidence", faults, told)];
}

export async function jobFindings(client: pg.ClientBase, working: boolean): Promise<Finding[]> {
  const queues = await backlog(client);
  const faults = queues.flatMap(({ queue, waiting, oldestSeconds }): [string, string][] =>
    working && oldestSeconds > JOB_LATE_SECONDS
      ? [
          [
            `${number(waiting)} jobs ${queue} wait, the first for ${Math.round(oldestSeconds / 60)} minutes.`,
            "See that a worker runs (npm run worker), and look into worker.log.",
          ],
        ]
      : [],
  );
  const sum = (of: (queue: (typeof queues)[number]) => number) => queues.reduce((total, queue) => total + of(queue), 0);
  const givenUp = sum((queue) => queue.givenUp);
  const told = `${number(sum((q) => q.waiting))} wait, ${number(sum((q) => q.running))} run`;
  return each(
    "jobs",
    faults,
    `${told}${givenUp > 0 ? `; ${number(givenUp)} were given up in the last days (worker.log says why)` : ""}.`,
  );
}

const SESSIONS = `
  select (select count(*) from session where revoked_at is null and expires_at > clock_timestamp())::int as open,
    (select count(*) from idempotency_key where created_at < product_clock() - interval '26 hours')::int as stale`;

export async function sessionFindings(client: pg.ClientBase, working: boolean): Promise<Finding[]> {
  const [found] = (await client.query<{ open: number; stale: number }>(SESSIONS)).rows;
  const { open = 0, stale = 0 } = found ?? {};
  const faults: [string, string][] =
    working && stale > 0
      ? [
          [
            `${number(stale)} answers kept for repeated requests are older than a day: nobody has swept.`,
            "See that a worker runs, and look into worker.log.",
          ],
        ]
      : [];
  return each("sessions", faults, `${number(open)} are open.`);
}
