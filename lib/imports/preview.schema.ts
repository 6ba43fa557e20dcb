/** A file before it is imported: what it is, what it says, and how its columns may be read. */
import { z } from "zod";
import { Mapping } from "#lib/imports/mapping.schema";
import { mappingName } from "#lib/imports/schema";

/** Rows shown of the file. */
export const SHOWN_ROWS = 8;
/** Up to so many different words of a column are all listed, so that each can be given a meaning; of more the commonest. */
export const FEW_WORDS = 250;
export const LISTED_WORDS = 60;

export const PreviewImportInput = z.strictObject({
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, "is 64 hexadecimal digits")
    .describe("A file the caller uploaded in the last 24 hours"),
  mapping: mappingName.optional().describe("The one made for these columns when left out"),
});

const Source = z.discriminatedUnion("type", [
  z.object({ type: z.literal("csv"), encoding: z.string(), damaged: z.boolean(), delimiter: z.string() }),
  z.object({ type: z.literal("xlsx"), sheet: z.string(), sheets: z.array(z.string()) }),
]);

const Word = z.object({ text: z.string(), count: z.number().int() });

export const ColumnSeen = z.object({
  name: z.string(),
  filled: z.number().int().describe("Rows in which the cell is not empty"),
  words: z.array(Word).describe("The commonest texts, when the column has few different ones"),
  more: z.boolean().describe("There are more different texts than are listed"),
  samples: z.array(z.string()).describe("The first texts of the column, shortened"),
});
export type ColumnSeen = z.output<typeof ColumnSeen>;

export const ImportPreview = z.object({
  sha256: z.string(),
  fileName: z.string(),
  size: z.number().int(),
  source: Source,
  rows: z.number().int(),
  unreadable: z.number().int().describe("Rows among them that are no cells under this header: they are turned away"),
  columns: z.array(ColumnSeen),
  shown: z.array(z.object({ row: z.number().int(), cells: z.array(z.string()) })),
  mapping: z
    .object({ name: z.string(), title: z.string(), recognised: z.boolean() })
    .nullable()
    .describe("The named mapping it is read by; null when none fits"),
  unknownWords: z
    .array(z.object({ column: z.string(), to: z.string(), words: z.array(Word) }))
    .describe("Words the mapping gives no meaning, with the rows that use them"),
  notes: z.array(z.string()),
  suggestion: z.object({
    mapping: Mapping,
    unsure: z.array(z.string()).describe("Columns whose target is a guess"),
    twoWayDates: z.array(z.string()).describe("Date columns that read both day first and month first"),
  }),
});
export type ImportPreview = z.output<typeof ImportPreview>;
