import { z } from "zod";
import { AttemptField } from "#lib/core/attempt.schema";
import { PageInput, page } from "#lib/core/page";
import { filterFields, sortSchema } from "#lib/models/list.schema";

export const KINDS = ["inventory", "dossier", "register", "audit-log"] as const;
export const REGISTERS = ["approvals", "deployments", "access", "access-changes", "refusals"] as const;
export const FORMATS = ["csv", "xlsx", "pdf", "json"] as const;
export const EXPORT_STATES = ["queued", "running", "done", "failed"] as const;

export const kindSchema = z.enum(KINDS);
export const registerSchema = z.enum(REGISTERS);
export const formatSchema = z.enum(FORMATS);
export type Kind = z.output<typeof kindSchema>;
export type Register = z.output<typeof registerSchema>;
export type Format = z.output<typeof formatSchema>;

const id = z.string().min(1).max(200);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, "64 hexadecimal digits");

/** What narrows an export. An inventory takes every filter of the list of models, the others a period, a day or a type. */
export const ExportFilter = z.strictObject({
  ...filterFields,
  sort: sortSchema.optional(),
  from: z.iso.date().optional().describe("First day of the period in the organisation's zone; for registers and the audit log"),
  to: z.iso.date().optional().describe("Last day of the period, to its end there"),
  on: z.iso.date().optional().describe("The day at whose end access is shown; today when left out"),
  event: z.string().max(100).optional().describe("Type of the events of an audit log, or its beginning up to the dot"),
});
export type ExportFilter = z.output<typeof ExportFilter>;

export const RequestExportInput = z.strictObject({
  kind: kindSchema,
  register: registerSchema.optional().describe("Which register, for kind register"),
  format: formatSchema,
  modelId: id.optional().describe("The model whose events an audit log holds"),
  versionId: id.optional().describe("The version of a dossier"),
  filter: ExportFilter.default({}),
});
export type RequestExportInput = z.output<typeof RequestExportInput>;

export const PreviewExportInput = z.strictObject({
  ...ExportFilter.shape,
  // A filter of the inventory has that name, too: there it is the kind of the models.
  of: z.enum(KINDS).exclude(["dossier"]).describe("The kind of the file"),
  register: registerSchema.optional().describe("Which register, for kind register"),
});

/** Counting stops here: so many stand for so many and more. */
export const ROWS_TOLD_MAX = 10_000;
export const ExportPreview = z.object({
  rows: z.int().describe(`Rows the file would hold now; ${ROWS_TOLD_MAX} stands for so many and more`),
});

export const ExportInput = z.strictObject({ exportId: id });
export const ListExportsInput = z.strictObject({ ...PageInput });

const Worded = z.object({ code: z.string(), message: z.string() });

export const ExportRecord = z.object({
  id: z.string(),
  kind: kindSchema,
  register: registerSchema.nullable(),
  format: formatSchema,
  filter: ExportFilter,
  model: z.object({ id: z.string(), ref: z.string(), name: z.string() }).nullable(),
  version: z.object({ id: z.string(), label: z.string() }).nullable(),
  state: z.enum(EXPORT_STATES),
  requestedAt: z.date(),
  finishedAt: z.date().nullable(),
  done: z.number().int().describe("Rows read so far"),
  total: z.number().int().nullable(),
  fileName: z.string().nullable(),
  sha256: sha256.nullable().describe("SHA-256 of the file"),
  size: z.number().int().nullable().describe("Bytes"),
  rows: z.number().int().nullable(),
  error: Worded.nullable().describe("Why it failed"),
});
export type ExportRecord = z.output<typeof ExportRecord>;
export const ListExportsOutput = page(ExportRecord);

/** What the file says about itself at its beginning; people and units by id. */
export const Block = z.strictObject({
  product: z.string(),
  organisation: z.string(),
  report: z.string(),
  madeFor: z.strictObject({ id: z.string(), roles: z.array(z.string()) }),
  at: z.iso.datetime(),
  zone: z.string().default("UTC").describe("The organisation's time zone when the file was made"),
  eventId: z.string(),
  position: z.int().nullable().describe("Place of the export's own event in the ledger; null while it waits to be sealed"),
  sealedTo: z.int().nullable().describe("The last sealed place; null when nothing is sealed"),
  scope: z.array(z.string()).nullable().describe("Ids of units, each with those below; null for the whole organisation"),
  subject: z.string().nullable().describe("The one record the report is about"),
  filter: z.record(z.string(), z.string()),
  sort: z.string(),
  rows: z.int(),
  matching: z.int(),
  population: z.strictObject({ of: z.string(), total: z.int(), parts: z.record(z.string(), z.int()) }),
  notIncluded: z.record(z.string(), z.int()),
  dataSha256: sha256,
  cut: z.int().describe("Cells whose text was longer than the format holds, and was cut"),
  demonstration: z.boolean(),
});
export type Block = z.output<typeof Block>;

const Finished = z.strictObject({ sha256, size: z.int(), fileName: z.string(), block: Block });
const ReasonCode = z.strictObject({
  code: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

export const FinishExportInput = z.strictObject({
  exportId: id,
  attempt: AttemptField,
  result: z.union([Finished, z.strictObject({ error: ReasonCode })]),
});

export const ExportMade = z.object({ id: z.string(), state: z.enum(EXPORT_STATES), requestedById: z.string() });
export const Download = z.object({ id: z.string(), fileName: z.string(), type: z.string(), sha256, size: z.number().int() });
