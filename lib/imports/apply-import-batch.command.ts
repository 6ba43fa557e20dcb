import { randomBytes, randomUUID } from "node:crypto";
import { z } from "zod";
import { Refusal, reason } from "#lib/core/errors";
import { batch, type Context } from "#lib/core/operation";
import { holdAttempt, refuseLate } from "#lib/core/progress";
import type { WriteDb } from "#lib/db/types";
import { decideBatch, type ImportEvent, notItsTurn } from "#lib/imports/batch.rules";
import { ApplyImportBatchInput } from "#lib/imports/batch.schema";
import type { HeldImport } from "#lib/imports/import-state.schema";
import { holdRecords, matchRecords, type Records } from "#lib/imports/records.store";
import { isNew, keysOfRejected, keysOfRow } from "#lib/imports/row-keys.rules";
import { holdImport, holdUnitsBelow, recordsWithin } from "#lib/imports/store";
import { type UnitPlan, unitNameOf } from "#lib/imports/units.rules";
import { changedIn, createdIn, formerContacts, writeChanged, writeCreated, writeProgress } from "#lib/imports/write-records";
import { nextRefs } from "#lib/models/next-refs";

type Rows = ApplyImportBatchInput["rows"];

/** The units this batch may need; ids of those that are not here are new. */
async function planUnits(db: WriteDb, { options: { unit, unitPerAgency } }: HeldImport, rows: Rows): Promise<UnitPlan> {
  const known = unit.id ?? (await holdUnitsBelow(db, unit.parentId, [unit.name.toLowerCase()])).get(unit.name.toLowerCase());
  const target = { id: known ?? randomUUID(), name: unit.name, parentId: unit.parentId, isNew: known === undefined };
  const said = unitPerAgency ? rows.flatMap((row) => (row.kind === "record" ? [unitNameOf(row.values.unitName)] : [])) : [];
  // Of several spellings the first one in the file is kept.
  const names = new Map(said.toReversed().flatMap((name) => (name === null ? [] : [[name.toLowerCase(), name] as const])));
  const here = await holdUnitsBelow(db, target.id, [...names.keys()]);
  const below = [...names].map(([key, name]) => {
    const id = here.get(key);
    return [key, { id: id ?? randomUUID(), name, parentId: target.id, isNew: id === undefined }] as const;
  });
  return { target, below: new Map(below) };
}

async function load(db: WriteDb, { importId, rows }: ApplyImportBatchInput, { actor }: Context) {
  const held = await holdImport(db, importId);
  const attempt = await holdAttempt(db, importId);
  const said = rows.filter((row) => row.kind === "record");
  const isCompared = held.mode === "compare";
  const keyed = await holdRecords(db, held.source, rows.flatMap(isCompared ? keysOfRejected : keysOfRow), actor);
  const matched = isCompared ? await matchRecords(db, held.source, said, actor, recordsWithin(held.options.compareIn)) : [];
  const here: Records = new Map([...keyed, ...matched]);
  const fresh = held.mode === "import" ? rows.filter((row) => isNew(row, here)).length : 0;
  const refs = await nextRefs(db, fresh);
  return {
    held,
    attempt,
    here,
    plan: await planUnits(db, held, rows),
    fresh: refs.map((ref) => ({ id: randomUUID(), versionId: randomUUID(), ref })),
    unspoken: new Map(said.map(({ row, contact }) => [row, { contact, salt: randomBytes(16).toString("hex") }])),
  };
}

/** The events as they were decided: the door hands them back as any change. */
const isDecided = (one: { event: string }): one is ImportEvent =>
  one.event === "model.imported" || one.event === "model.import_updated";

export const applyImportBatch = batch({
  id: "applyImportBatch",
  summary: "Bring in the next rows of an import; only its own job does",
  http: "POST /imports/{importId}/batches",
  permission: "import:run",
  keyScope: "never",
  scope: ({ importId }) => ({ import: importId }),
  event: "import.batch_applied",
  input: ApplyImportBatchInput,
  output: z.object({ id: z.string(), done: z.number().int() }),

  load,
  decide: (state, input, { actor }) => {
    if (actor.via !== "job" || state.held.requestedBy !== actor.id) throw new Refusal("forbidden", reason("job.only"));
    refuseLate(state.attempt, input.attempt);
    const why = notItsTurn(state.held, input.after);
    if (why) throw new Refusal("conflict", why, { done: state.held.done, state: state.held.state });
    return decideBatch(state, input);
  },
  save: async (db, change, each, { here, unspoken }, { actor, now }) => {
    const events = each.filter(isDecided);
    const changed = changedIn(events);
    await writeProgress(db, change, formerContacts(changed, here, unspoken), now);
    await writeCreated(db, createdIn(events), unspoken, { personId: actor.id, now });
    await writeChanged(db, changed, here, unspoken, now);
    return { id: change.id, done: change.through };
  },
});
