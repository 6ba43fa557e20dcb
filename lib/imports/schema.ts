/** What goes into an import and what comes out of it. */
import { z } from "zod";
import { PageInput, page } from "#lib/core/page";
import { OUTCOMES } from "#lib/imports/batch.schema";
import { Mapping } from "#lib/imports/mapping.schema";

export const MODES = ["import", "dry-run", "compare"] as const;
export const modeSchema = z.enum(MODES);
export type Mode = z.output<typeof modeSchema>;
export const IMPORT_STATES = ["queued", "running", "done", "failed"] as const;
/** The unit that takes the records when nobody names one. */
export const DEFAULT_UNIT = "Imported";

const id = z.string().min(1).max(200);
const importId = id;
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, "is 64 hexadecimal digits");
export const mappingName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, "is lower-case letters, digits and dashes")
  .describe("Name of a mapping, as us-federal-ai-2025");

/** A file this person uploaded: as multipart part `file`, or by what an upload answered within the last 24 hours. */
export const ImportFile = z.strictObject({
  sha256,
  size: z.number(),
  type: z.string().max(200),
  name: z.string().max(300),
});

/** Parts of a multipart body are text: one that begins with a brace is JSON. */
const fromText = (value: unknown): unknown => {
  if (typeof value !== "string" || !value.trimStart().startsWith("{")) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
};

const Options = z.strictObject({
  unitPerAgency: z.boolean().optional().describe("One unit below the chosen one for each unit the file names"),
  nameFallback: z.boolean().optional().describe("A row without a name takes one made of its id; false turns it away"),
  rejectUnknownStages: z.boolean().optional().describe("A stage word without a meaning turns its row away; false keeps its text"),
});

export const ReceiveImportFileInput = z.strictObject({ file: ImportFile });
export const ReceivedFile = z.object({ id: z.string(), sha256, name: z.string(), size: z.number().int() });

export const ImportModelsInput = z.strictObject({
  file: ImportFile,
  mapping: z
    .preprocess(fromText, z.union([mappingName, z.record(z.string(), z.unknown())]))
    .optional()
    .describe("Name of a mapping, or a mapping itself; the one made for these columns when left out"),
  mode: modeSchema
    .default("import")
    .describe("dry-run counts and reports, compare holds the file against what is here; neither changes a record"),
  unit: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .describe(`Id or name of the unit that takes the records; ${DEFAULT_UNIT} when left out, made when absent`),
  parent: id.optional().describe("The unit below which a missing one is made; the caller's topmost when left out"),
  options: z.preprocess(fromText, Options.default({})),
});
export type ImportModelsInput = z.output<typeof ImportModelsInput>;
export const ImportRequested = z.object({
  id: z.string(),
  state: z.enum(IMPORT_STATES),
  mode: modeSchema,
  requestedById: z.string(),
});

export const GetImportInput = z.strictObject({ importId, ...PageInput });
export const ListImportsInput = z.strictObject({ ...PageInput });

const named = z.object({ id: z.string(), name: z.string() });
export const listed = z.object({ id: z.string(), ref: z.string(), name: z.string() });
const Worded = z.object({ code: z.string(), message: z.string(), fix: z.string().optional() });

export const ImportRecord = z.object({
  id: z.string(),
  state: z.enum(IMPORT_STATES),
  mode: modeSchema,
  fileName: z.string(),
  sha256,
  size: z.number().int(),
  mapping: z.object({ id: z.string(), title: z.string() }),
  source: z.string().describe("Whose records these are; files of one source update each other's records"),
  unit: named,
  requestedBy: named,
  requestedAt: z.date(),
  finishedAt: z.date().nullable(),
  undoneAt: z.date().nullable(),
  done: z.number().int().describe("Rows dealt with so far"),
  rows: z.number().int().nullable().describe("Rows of the file; null until it was read once"),
  created: z.number().int().describe("New records; in a comparison those only the file has"),
  updated: z.number().int().describe("Records the file changed; in a comparison those that differ"),
  unchanged: z.number().int(),
  rejected: z.number().int(),
  kept: z.number().int().describe("Differences that stay, because people edited the record here"),
  error: Worded.nullable().describe("Why it failed"),
});
export type ImportRecord = z.output<typeof ImportRecord>;
export const ListImportsOutput = page(ImportRecord);

export const Rejected = z.object({ row: z.number().int(), column: z.string().nullable(), message: z.string() });

export const ImportDetail = ImportRecord.extend({
  rejections: page(Rejected),
  notes: z.array(z.string()).describe("What was noticed about the file as a whole"),
  summary: z.array(z.string()).describe("The result in words"),
  tally: z.record(z.string(), z.number()).describe("Sums over the rows of the file: what says it is in use, what nobody knows"),
  absent: z
    .object({ count: z.number().int(), on: z.string(), items: z.array(listed) })
    .nullable()
    .describe("Records of this source that the file lacks; in a comparison, records the file does not name. The first of them"),
  lookalikes: z
    .array(z.object({ came: listed, gone: listed, share: z.number(), same: z.array(z.string()) }))
    .describe("New records that may be ones of this source the file lacks, under another name. Nothing is joined"),
  undo: z
    .object({ archives: z.number().int(), restores: z.number().int(), leaves: z.number().int() })
    .nullable()
    .describe(
      "What an undo would archive now, what it would give its former values back, and what it would leave; null when there is nothing to undo",
    ),
});
export type ImportDetail = z.output<typeof ImportDetail>;

export const ListImportRowsInput = z.strictObject({
  importId,
  outcome: z.enum(OUTCOMES).optional(),
  noted: z
    .enum(["kept", "messages"])
    .optional()
    .describe("kept: rows with differences that stay; messages: rows about which something is said"),
  ...PageInput,
});
export const ImportRowShown = z.object({
  row: z.number().int(),
  outcome: z.enum(OUTCOMES),
  model: listed.nullable().describe("The record, when the caller may see it"),
  messages: z.array(z.string()),
  kept: z.array(z.object({ field: z.string(), here: z.json(), source: z.json() })),
});
export type ImportRowShown = z.output<typeof ImportRowShown>;
export const ListImportRowsOutput = page(ImportRowShown);

export const SaveMappingInput = z.strictObject({
  name: mappingName,
  mapping: z.record(z.string(), z.unknown()).describe("As GET /import-mappings shows one; its id and version are set here"),
  replaces: z
    .int()
    .positive()
    .optional()
    .describe("The version that was read, when the name is taken; 409 when somebody was faster"),
});
export const NamedMapping = z.object({
  id: z.string().nullable().describe("Null for one that comes with the product"),
  name: z.string(),
  title: z.string(),
  source: z.string(),
  version: z.number().int(),
  savedBy: z.string().nullable(),
  savedAt: z.date().nullable(),
  mapping: Mapping,
});
export type NamedMapping = z.output<typeof NamedMapping>;
export const ListMappingsOutput = z.object({ items: z.array(NamedMapping) });
export const MappingSaved = z.object({ id: z.string(), name: z.string(), version: z.number().int() });
