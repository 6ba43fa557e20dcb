/** What a batch decides: every row ends as created, updated, unchanged or rejected, and each changed record has an event of its own. */
import { reason } from "#lib/core/errors";
import { archivedOnArrival, differences, type Here, judge, type Update } from "#lib/imports/apply.rules";
import type { ApplyImportBatchInput, BatchRow, RecordRow, RowNote, RowOutcome } from "#lib/imports/batch.schema";
import type { Counts, HeldImport } from "#lib/imports/import-state.schema";
import { isNew, keysOfRow, meantBy } from "#lib/imports/row-keys.rules";
import type { FieldValues } from "#lib/imports/stated-fields.rules";
import { type Tally, withRow } from "#lib/imports/tally.rules";
import { type UnitPlan, unitFor, unitsToMake } from "#lib/imports/units.rules";

/** Ids for a record that may come in. */
export type Fresh = { id: string; versionId: string; ref: string };

export type BatchState = { held: HeldImport; here: ReadonlyMap<string, Here>; plan: UnitPlan; fresh: readonly Fresh[] };

/** The change of a record that came in; `values` say everything that is stored of it but the contact. */
export type Imported = {
  importId: string;
  row: number;
  source: string;
  key: string;
  ref: string;
  versionId: string;
  unitId: string;
  values: FieldValues;
  archiveReason: string | null;
};
export type Updated = Update & { importId: string; row: number };

export type ImportEvent =
  | { modelId: string; event: "model.imported"; change: Imported }
  | { modelId: string; event: "model.import_updated"; change: Updated };

type Ended = { row: number; outcome: RowOutcome; modelId: string | null; notes: RowNote[]; event: ImportEvent | null };

const ended = (
  row: number,
  outcome: RowOutcome,
  modelId: string | null,
  notes: RowNote[],
  event: ImportEvent | null = null,
): Ended => ({
  row,
  outcome,
  modelId,
  notes,
  event,
});

const created = ({ held, plan }: BatchState, row: RecordRow, fresh: Fresh | undefined): Ended => {
  if (!fresh || held.mode !== "import") return ended(row.row, "created", null, row.messages);
  const { id, ref, versionId } = fresh;
  const change = {
    importId: held.id,
    row: row.row,
    source: held.source,
    key: row.key,
    ref,
    versionId,
    unitId: unitFor(plan, row.values.unitName).id,
    values: row.values,
    archiveReason: archivedOnArrival(row.values),
  };
  return ended(row.row, "created", id, row.messages, { modelId: id, event: "model.imported", change });
};

const compared = (row: RecordRow, here: Here | undefined): Ended => {
  if (!here) return ended(row.row, "created", null, row.messages);
  const differ = differences(row, here);
  return ended(row.row, differ.length > 0 ? "updated" : "unchanged", here.id, [...row.messages, ...differ]);
};

const textOf = (value: unknown): string | null => (typeof value === "string" ? value : null);

/** A record stays out of the report of a caller who may not import where it stands. */
const named = (here: Here | undefined): string | null => (here?.isYours ? here.id : null);

const held = (row: RecordRow, taken: Here): Ended => {
  const id = textOf(row.values.externalId) ?? textOf(row.values.name) ?? "";
  return ended(row.row, "rejected", named(taken), [{ ...reason("key-doubled", { row: row.row, id }), column: null }]);
};

const recordEnds = (state: BatchState, row: RecordRow, fresh: Fresh | undefined): Ended => {
  if (state.held.mode === "compare") return compared(row, state.here.get(row.key));
  const meant = meantBy(row, state.here);
  if ("taken" in meant) return held(row, meant.taken);
  const { here } = meant;
  const verdict = judge(row, here);
  if (!here || verdict.outcome === "created") return created(state, row, fresh);
  if (verdict.outcome === "rejected") return ended(row.row, "rejected", null, [{ ...verdict.why, column: null }]);
  const { update, kept, why, outcome } = verdict;
  const event: ImportEvent | null =
    update && state.held.mode === "import"
      ? { modelId: here.id, event: "model.import_updated", change: { importId: state.held.id, row: row.row, ...update } }
      : null;
  return ended(row.row, outcome, here.id, [...row.messages, ...(why ? [why] : []), ...kept], event);
};

const endOf = (state: BatchState, row: BatchRow, fresh: Fresh | undefined): Ended => {
  if (row.kind === "rejected") {
    const meant = keysOfRow(row).flatMap((key) => state.here.get(key) ?? []);
    return ended(row.row, "rejected", named(meant[0]), row.messages);
  }
  return row.kind === "repeat" ? ended(row.row, "unchanged", null, row.messages) : recordEnds(state, row, fresh);
};

const countsOf = (before: Counts, rows: readonly Ended[]): Counts => {
  const of = (outcome: RowOutcome) => rows.filter((row) => row.outcome === outcome).length;
  return {
    created: before.created + of("created"),
    updated: before.updated + of("updated"),
    unchanged: before.unchanged + of("unchanged"),
    rejected: before.rejected + of("rejected"),
    kept: before.kept + rows.flatMap(({ notes }) => notes).filter((note) => "field" in note).length,
  };
};

const saidBy = (row: BatchRow) => {
  if (row.kind === "repeat") return row.said;
  if (row.kind === "rejected") return null;
  const { claimedStage, claimedExtent, claimedImpact } = row.values;
  return { claimedStage: textOf(claimedStage), claimedExtent: textOf(claimedExtent), claimedImpact: textOf(claimedImpact) };
};

const tallyOf = (before: Tally, rows: readonly BatchRow[]): Tally =>
  rows.reduce((tally, row) => {
    const said = saidBy(row);
    return said ? withRow(tally, said) : tally;
  }, before);

/** Holds every row of the batch against what is here. Nothing is changed twice: the caller has checked that it is this batch's turn. */
export const decideBatch = (state: BatchState, { importId, after, through, total, rows }: ApplyImportBatchInput) => {
  const spare = state.fresh[Symbol.iterator]();
  const ends = rows.map((row) => endOf(state, row, isNew(row, state.here) ? spare.next().value : undefined));
  const events = ends.flatMap(({ event }) => (event ? [event] : []));
  const used = new Set(events.flatMap((one) => (one.event === "model.imported" ? [one.change.unitId] : [])));
  const archived = events.filter(({ change }) => typeof change.archiveReason === "string").length;
  const change = {
    id: importId,
    after,
    through,
    total,
    counts: countsOf(state.held, ends),
    tally: tallyOf(state.held.summary.tally, rows),
    archived: state.held.summary.archived + archived,
    unitId: used.size > 0 ? state.plan.target.id : state.held.unitId,
    units: unitsToMake(state.plan, used),
    report: ends.map(({ row, outcome, modelId, notes }) => ({ row, outcome, modelId, notes })),
  };
  return { change, each: events };
};

export type BatchChange = ReturnType<typeof decideBatch>["change"];

/** Why this batch is not applied: it was already, or the import has ended. */
export const notItsTurn = (held: HeldImport, after: number) => {
  if (held.state !== "queued" && held.state !== "running") return reason("job.finished");
  return held.done === after ? null : reason("import.batch_applied", { row: held.done });
};
