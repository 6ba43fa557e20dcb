// The verb `doctor`: looks at everything a working product needs, and says of each how it is and what to do. It changes nothing.

import { resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type pg from "pg";
import { borrow } from "#lib/db/borrow";
import { readerPool } from "#lib/db/reader";
import { writerPool } from "#lib/db/writer";
import { connect } from "#lib/host/connect";
import { reachDatabase } from "#lib/host/database";
import {
  guardFindings,
  migrationFindings,
  reachable,
  roleFindings,
  serverFindings,
  unreachable,
} from "#lib/host/doctor-database";
import { clockFindings, diskFindings, settingsFindings } from "#lib/host/doctor-machine";
import { evidenceFindings, jobFindings, ledgerFindings, sessionFindings } from "#lib/host/doctor-work";
import { StartFault } from "#lib/host/fault";
import { type Finding, fault, lineOf } from "#lib/host/finding";
import { runningOn } from "#lib/host/home";
import { readSettings, type Settings } from "#lib/host/settings";

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** Something that breaks while it is looked at is a fault of its own, and the rest is looked at all the same. */
const looked = (about: string, look: () => Promise<Finding[]>): Promise<Finding[]> =>
  look().catch((error: unknown) => [
    fault(about, `It could not be looked at: ${messageOf(error)}.`, "Mend what stands above, then look again."),
  ]);

async function inDatabase(client: pg.ClientBase, working: boolean): Promise<Finding[]> {
  const [writer, reader] = [process.env.DATABASE_URL ?? "", process.env.DATABASE_READ_URL ?? ""];
  return [
    reachable(new URL(writer).host),
    ...(await looked("database", () => serverFindings(client))),
    ...(await looked("clock", () => clockFindings(client))),
    ...(await looked("roles", () => roleFindings(writer, reader))),
    ...(await looked("migrations", () => migrationFindings(client))),
    ...(await looked("guards", () => guardFindings(readerPool()))),
    ...(await looked("ledger", () => ledgerFindings(client, working))),
    ...(await looked("evidence", () => evidenceFindings(client))),
    ...(await looked("jobs", () => jobFindings(client, working))),
    ...(await looked("sessions", () => sessionFindings(client, working))),
  ];
}

async function onMachine(settings: Settings): Promise<Finding[]> {
  const home = resolve(settings.COUNTERSIGN_HOME);
  const evidence = settings.EVIDENCE_URL ?? pathToFileURL(`${home}/evidence/`).href;
  // With an embedded database that stands still nobody is expected to work.
  const working = settings.DATABASE_URL !== undefined || runningOn(home) !== null;
  const disks = await looked("disk", async () => diskFindings([home, fileURLToPath(evidence)]));
  const first = [...settingsFindings(settings), ...disks];
  let close: (() => Promise<void>) | null = null;
  try {
    close = await connect(reachDatabase);
    return [...first, ...(await borrow(writerPool(), (client) => inDatabase(client, working)))];
  } catch (error) {
    return [...first, unreachable(error)];
  } finally {
    await close?.();
  }
}

async function findings(): Promise<Finding[]> {
  try {
    return await onMachine(readSettings(process.env));
  } catch (error) {
    if (!(error instanceof StartFault)) throw error;
    return [fault("settings", error.message, "Correct it (docs/operations.md lists every setting), then look again.")];
  }
}

export async function examineAtCommandLine(): Promise<{ ok: boolean; said: string }> {
  const found = await findings();
  const faults = found.filter(({ todo }) => todo !== undefined).length;
  const sum =
    faults === 0 ? "Everything is well." : `${faults} ${faults === 1 ? "fault" : "faults"}; what to do stands below each.`;
  return { ok: faults === 0, said: [...found.map(lineOf), "", sum].join("\n") };
}
