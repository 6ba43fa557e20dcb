/** One batch as the job hands it over: what each row of the file says, ready to be held against what is here. */
import { z } from "zod";
import { AttemptField } from "#lib/core/attempt.schema";

export const row = z.int().min(1).describe("The number a spreadsheet shows; the header is row 1");

/** A code with what fills its sentence; words are made when somebody reads. */
export const Said = z.strictObject({
  code: z.string().max(100),
  values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

/** What the row says of use and impact, for the sums told at the end. */
export const SaidOfUse = z.strictObject({
  claimedStage: z.string().nullable(),
  claimedExtent: z.string().nullable(),
  claimedImpact: z.string().nullable(),
});

const key = z.string().min(1).max(10_000);

const RecordRow = z.strictObject({
  kind: z.literal("record"),
  row,
  key: key.describe("What finds the record again among those of its source"),
  earlier: z
    .array(z.strictObject({ key, isContested: z.boolean() }))
    .optional()
    .describe("Keys it shares with other rows of the file, contested when those say something else"),
  values: z.record(z.string(), z.json()).describe("By field path, only fields the file speaks about"),
  contact: z.string().nullable().optional().describe("Personal; absent when the file has no column for it"),
  messages: z.array(Said),
});
const RepeatRow = z.strictObject({ kind: z.literal("repeat"), row, said: SaidOfUse, messages: z.array(Said) });
const RejectedRow = z.strictObject({
  kind: z.literal("rejected"),
  row,
  keys: z.array(key).optional().describe("What it would have been found by: its record is in the file all the same"),
  messages: z.array(Said.extend({ column: z.string().nullable() })).min(1),
});
export type RecordRow = z.output<typeof RecordRow>;

export const BatchRow = z.discriminatedUnion("kind", [RecordRow, RepeatRow, RejectedRow]);
export type BatchRow = z.output<typeof BatchRow>;

export const BATCH_ROWS = 500;

export const ApplyImportBatchInput = z.strictObject({
  importId: z.string().min(1).max(200),
  attempt: AttemptField,
  after: z.int().min(0).describe("The last row of the batch before; 409 when another batch was faster"),
  through: row.describe("The last row of this batch"),
  total: z.int().min(0).describe("Rows of the whole file"),
  rows: z.array(BatchRow).max(BATCH_ROWS),
});
export type ApplyImportBatchInput = z.output<typeof ApplyImportBatchInput>;

/** What the report keeps of a row: messages, reasons it was turned away, and differences that stay. */
export const RowNote = z.union([
  Said.extend({ column: z.string().nullable().optional() }),
  z.strictObject({ field: z.string(), here: z.json(), source: z.json() }),
]);
export type RowNote = z.output<typeof RowNote>;

/** The contact a row replaced, for an undo: history has only its commitment. It stands with the report and is never shown. */
export const FormerContact = z.strictObject({ formerContact: z.string() });
export type FormerContact = z.output<typeof FormerContact>;

export const OUTCOMES = ["created", "updated", "unchanged", "rejected"] as const;
export type RowOutcome = (typeof OUTCOMES)[number];
