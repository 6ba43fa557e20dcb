import { z } from "zod";
import { COMMAND_LINE } from "#lib/access/actor.rules";
import { AttemptField } from "#lib/core/attempt.schema";
import { PageInput, page } from "#lib/core/page";

const id = z.string().min(1).max(200);
const json = z.json();

export const ListEventsInput = z.strictObject({
  after: z.coerce
    .number()
    .int()
    .min(-1)
    .optional()
    .describe("Only what stands after this index; a consumer goes on from the last it has seen"),
  order: z.enum(["oldest", "newest"]).default("oldest"),
  subject: id.optional().describe("Id of the record the event is about"),
  model: id.optional().describe("Id of a model"),
  event: z.string().max(100).optional().describe("Type of the event, or its beginning up to the dot: role.granted, role"),
  actor: id.optional().describe(`Id of a person; ${COMMAND_LINE} for the machine's own command line`),
  ...PageInput,
});
export type ListEventsInput = z.output<typeof ListEventsInput>;

const image = z.record(z.string(), json).nullable();

export const CapturedRow = z.object({
  table: z.string(),
  key: z.string(),
  op: z.string(),
  old: image.describe("The row before; null when there was none. A request shows its dossier itself, here is its hash"),
  new: image.describe("The row after; null when it was deleted"),
});
export type CapturedRow = z.output<typeof CapturedRow>;

/** One entry of the ledger: an event with its rows, or a change that no event accounts for. */
export const LedgerEntry = z.object({
  index: z.number().int().describe("Place in the ledger, from 0 without a gap"),
  kind: z.enum(["event", "unaccounted"]),
  hash: z.string().describe("SHA-256 of the entry, as RFC 6962 hashes a leaf"),
  sealedAt: z.date(),
  id: z.string().nullable().describe("Id of the event; null for a change without one"),
  at: z.date(),
  event: z.string(),
  sentence: z.string().describe("What happened, in words"),
  actor: z.object({ id: z.string(), name: z.string(), kind: z.string() }),
  subject: z.string(),
  model: z.object({ id: z.string(), ref: z.string(), name: z.string() }).nullable(),
  unitId: z.string().nullable(),
  change: json.describe("What was decided"),
  rows: z.array(CapturedRow).describe("The first rows it changed, at most 20"),
  rowCount: z.number().int(),
  simulated: z.boolean().describe("Made by the demonstration, under a simulated clock"),
});
export type LedgerEntry = z.output<typeof LedgerEntry>;

export const ListEventsOutput = page(LedgerEntry).extend({
  size: z.number().int().describe("Entries that are sealed, whoever may read them"),
  names: z.record(z.string(), z.string()).describe("Names of the people and units that rows name by id"),
});

const Fault = z.object({
  kind: z.string(),
  message: z.string(),
  index: z.number().int().optional(),
  eventId: z.string().optional(),
  table: z.string().optional(),
  key: z.string().optional(),
});

const Unaccounted = z.object({
  index: z.number().int(),
  table: z.string(),
  key: z.string(),
  op: z.string(),
  by: z.string(),
  at: z.string(),
});

export const VerificationResult = z.object({
  checked: z.number().int().describe("Entries read and recomputed"),
  tables: z.number().int().describe("Tables whose rows were held against their last image"),
  faultCount: z.number().int(),
  faults: z.array(Fault).describe("The first of them"),
  isTold: z.boolean().describe("Whether faults and unaccounted changes are listed: they are for those who read the whole ledger"),
  unaccountedCount: z.number().int().describe("Changes made behind the program's back, which the ledger has on record"),
  unaccounted: z.array(Unaccounted),
  waiting: z.number().int().describe("Events made a moment ago that were not sealed yet"),
  withoutDdlTrigger: z.boolean().describe("The server allows no trigger on changes of the schema"),
});

export const VERIFICATION_STATES = ["queued", "running", "done", "failed"] as const;

export const LedgerVerification = z.object({
  id: z.string(),
  state: z.enum(VERIFICATION_STATES),
  requestedBy: z.object({ id: z.string(), name: z.string() }).nullable().describe("Null when it was somebody of another unit"),
  requestedAt: z.date(),
  finishedAt: z.date().nullable(),
  done: z.number().int().describe("Entries read so far"),
  total: z.number().int().nullable(),
  result: VerificationResult.nullable(),
});
export type LedgerVerification = z.output<typeof LedgerVerification>;

export const RequestVerificationInput = z.strictObject({});
export const VerificationInput = z.strictObject({ verificationId: id });
export const ListVerificationsInput = z.strictObject({ ...PageInput });
export const ListVerificationsOutput = page(LedgerVerification);
export const VerificationRequested = z.object({ id: z.string(), state: z.enum(VERIFICATION_STATES), requestedById: z.string() });

/** What the job found: reasons by code, put into words when they are read. */
const StoredFault = z.strictObject({
  kind: z.string(),
  index: z.number().optional(),
  eventId: z.string().optional(),
  table: z.string().optional(),
  key: z.string().optional(),
  because: z.strictObject({ code: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])).optional() }),
});
export const StoredResult = z.strictObject({
  ...VerificationResult.omit({ isTold: true }).shape,
  faults: z.array(StoredFault),
  unaccounted: z.array(Unaccounted),
});
export type StoredResult = z.output<typeof StoredResult>;

export const FinishVerificationInput = z.strictObject({
  verificationId: id,
  attempt: AttemptField,
  result: StoredResult.nullable().describe("Null when the verification itself failed"),
});
