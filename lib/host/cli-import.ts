// The verb `import`: a file brought in at the machine's own command line, in the name of somebody who may import.
import { randomUUID } from "node:crypto";
import { createReadStream, existsSync, statSync } from "node:fs";
import { basename } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { loadActor } from "#lib/access/load-actor";
import { grantsOf } from "#lib/access/permissions";
import type { Caller, OutputOf } from "#lib/core/operation";
import { run } from "#lib/core/run";
import { workOff } from "#lib/core/work-off";
import { sql } from "#lib/db/sql";
import { writer } from "#lib/db/writer";
import { StartFault } from "#lib/host/fault";
import { getImport } from "#lib/imports/get-import.query";
import { importModels } from "#lib/imports/import-models.command";
import { runImportJob } from "#lib/imports/run-import.job";
import type { Mode } from "#lib/imports/schema";
import { keepFile } from "#lib/web/upload";

const LOOK_AGAIN_MILLISECONDS = 500;
const SHOWN = 20;

export type FileToImport = { file: string; mapping?: string | undefined; mode: Mode; as?: string | undefined };
type Told = OutputOf<typeof getImport>;
type Importer = { id: string; email: string; name: string };

/** Whoever was named; with nobody named, the administrator who was here first, else the first of the others who may. */
async function importer(as: string | undefined): Promise<Importer> {
  const roles = [...grantsOf("import:run").roles];
  const [found] = await writer().$queryRaw<Importer[]>(sql`
    select p.id, p.email, p.name from person p join role_grant g on g.person_id = p.id
    where p.deactivated_at is null and g.state = 'active' and (g.until is null or g.until >= organisation_today())
      and g.role = any(${roles}::text[]) and (${as ?? null}::text is null or p.email = lower(${as ?? ""}))
    order by g.role <> 'admin', p.created_at, p.id limit 1`);
  if (found) return found;
  throw new StartFault(
    as ? `${as} is nobody who may import here.` : "Nobody here may import: that takes an administrator or a risk officer.",
  );
}

async function callerOf({ id }: Importer): Promise<Caller> {
  const actor = await loadActor(writer(), id, { via: "cli" });
  if (!actor) throw new StartFault("The person has left.");
  return { actor, requestId: randomUUID() };
}

const claimedType = (file: string) => (file.toLowerCase().endsWith(".csv") ? "text/csv" : "application/octet-stream");

/** Waits for the import, and does it here when no worker does. Roles are read anew: the unit it goes to may just have been made. */
async function finished(importId: string, who: Importer): Promise<Told> {
  for (;;) {
    await workOff(runImportJob, new AbortController().signal);
    const told = await run(getImport, { importId, limit: SHOWN }, await callerOf(who));
    if (told.state === "done" || told.state === "failed") return told;
    await sleep(LOOK_AGAIN_MILLISECONDS);
  }
}

const MODE_WORDS = { import: "", "dry-run": " (dry run: nothing was changed)", compare: " (compared: nothing was changed)" };

const report = (told: Told, who: Importer): string => {
  const { rows, created, updated, unchanged, rejected, rejections, error, mode } = told;
  if (error) return `The import failed. ${error.message}`;
  const numbers = `${rows} rows: ${created} created, ${updated} updated, ${unchanged} unchanged, ${rejected} rejected${MODE_WORDS[mode]}.`;
  const turnedAway = rejections.items.map(({ row, column, message }) => `  row ${row}${column ? `, ${column}` : ""}: ${message}`);
  const more = rejected > turnedAway.length ? [`  and ${rejected - turnedAway.length} more`] : [];
  return [`In the name of ${who.name}, ${who.email}.`, numbers, ...turnedAway, ...more, ...told.notes, ...told.summary].join(
    "\n",
  );
};

/** Brings the file in and tells what became of its rows. `ok` is false when the import failed. */
export async function importAtCommandLine({ file, mapping, mode, as }: FileToImport): Promise<{ ok: boolean; said: string }> {
  if (!existsSync(file) || !statSync(file).isFile()) throw new StartFault(`There is no file ${file}.`);
  const who = await importer(as);
  const caller = await callerOf(who);
  const kept = await keepFile(createReadStream(file), basename(file), claimedType(file), caller);
  const { id } = await run(importModels, { file: kept, mode, ...(mapping && { mapping }) }, caller);
  const told = await finished(id, who);
  return { ok: told.state === "done", said: report(told, who) };
}
