/** What the row of an import keeps between two batches: what was asked for, and the sums so far. */
import { z } from "zod";
import { Said } from "#lib/imports/batch.schema";
import { modeSchema } from "#lib/imports/schema";

/** The unit that takes the records; `id` is null until the first record needs it to be made below `parentId`. */
export const TargetUnit = z.strictObject({ id: z.string().nullable(), name: z.string(), parentId: z.string() });
export type TargetUnit = z.output<typeof TargetUnit>;

export const StoredOptions = z.strictObject({
  unit: TargetUnit,
  unitPerAgency: z.boolean(),
  nameFallback: z.boolean(),
  /** The unit whose records a comparison is about; null for everything the caller sees. */
  compareIn: z.string().nullable(),
});
export type StoredOptions = z.output<typeof StoredOptions>;

export const StoredTally = z.object({
  rows: z.int(),
  inUse: z.int(),
  deployed: z.int(),
  pilot: z.int(),
  highInUse: z.int(),
  stageNotStated: z.int(),
  retired: z.int(),
  retiredHigh: z.int(),
});

export const Absent = z.strictObject({ on: z.string(), count: z.int(), ids: z.array(z.string()) });
export type Absent = z.output<typeof Absent>;

/** A record the file lacks and one it brought, which may be the same under two names. */
export const Lookalike = z.strictObject({
  gone: z.string(),
  came: z.string(),
  share: z.number().describe("How much of name and purpose is alike, from 0 to 1"),
  same: z.array(z.string()).describe("Columns of the key that say the same"),
});
export type Lookalike = z.output<typeof Lookalike>;

export const StoredSummary = z.object({
  tally: StoredTally,
  /** About the file as a whole. */
  notes: z.array(Said).default([]),
  absent: Absent.nullable().default(null),
  lookalikes: z.array(Lookalike).default([]),
  /** Records that the file says are in use, and that are approved here. */
  approved: z.int().default(0),
  /** Records archived because the file says they are retired. */
  archived: z.int().default(0),
});
export type StoredSummary = z.output<typeof StoredSummary>;

export const Counts = z.object({
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  rejected: z.int(),
  kept: z.int(),
});
export type Counts = z.output<typeof Counts>;

export const HeldImport = z.object({
  id: z.string(),
  requestedBy: z.string(),
  source: z.string(),
  sha256: z.string(),
  mapping: z.unknown(),
  options: StoredOptions,
  mode: modeSchema,
  unitId: z.string(),
  state: z.string(),
  rows: z.int(),
  done: z.int(),
  summary: StoredSummary,
  requestedAt: z.date(),
  undoneAt: z.date().nullable(),
  ...Counts.shape,
});
export type HeldImport = z.output<typeof HeldImport>;
