/** A named mapping as data: which row is which model, and what each column becomes. */
import { z } from "zod";
import {
  ATTRIBUTE_ANSWERS,
  CLOSED_TARGETS,
  type ClosedTarget,
  DATE_FORMATS,
  OTHER_WORDS,
  SAYS,
  TEXT_TARGETS,
} from "#lib/imports/vocabulary.schema";

/** Characters of the name of a column: what is longer is cut there. */
export const COLUMN_NAME_MAX = 300;
const columnName = z.string().min(1).max(COLUMN_NAME_MAX);
const other = z.enum(OTHER_WORDS);
/** The source field that keeps the original beside the value that was read from it. */
const keepAs = columnName.optional();

const TextColumn = z.strictObject({
  to: z.enum(TEXT_TARGETS),
  maxLength: z.int().min(1).max(100_000).optional(),
  /** A text made of other columns, `{id} (no name given)`, for a cell that is empty. Only for `name`. */
  fallback: z.string().max(300).optional(),
  keep_as: keepAs,
});

const closedColumn = <T extends ClosedTarget>(target: T) => {
  const known: readonly (string | boolean)[] = CLOSED_TARGETS[target];
  const word = z.union([z.string(), z.boolean()]).refine((value) => known.includes(value), {
    error: ({ input }) => `"${input}" is no value of ${target}. Use one of ${known.join(", ")}.`,
  });
  return z.strictObject({
    to: z.literal(target),
    /** Their word to ours; null is a word of theirs that says nothing. */
    values: z.record(z.string(), word.nullable()),
    /** What an empty cell means. Left out: not known. */
    empty: word.optional(),
    other,
    keep_as: keepAs,
  });
};

const closedTargets = Object.keys(CLOSED_TARGETS).filter((key): key is ClosedTarget => key in CLOSED_TARGETS);

const DateColumn = z.strictObject({
  to: z.literal("inUseSince"),
  formats: z.array(z.enum(DATE_FORMATS)).min(1),
  /** A date is as exact as it was written, never as a column would like it. */
  precision: z.literal("by_format").default("by_format"),
  other,
  keep_as: keepAs,
});

const LinkColumn = z.strictObject({
  to: z.enum(["link", "repositoryUrl"]),
  label: columnName.optional(),
  /** The control about which the file says, by the link, that a document exists. */
  claim: z.string().min(1).optional(),
  keep_as: keepAs,
});

const AttributesColumn = z.strictObject({
  to: z.literal("protectedAttributes"),
  /** Their word to one attribute, or to none, unspecified or unknown. */
  values: z.record(z.string(), z.union([z.enum(ATTRIBUTE_ANSWERS), z.string().min(1)])),
  keep_as: keepAs,
});

const SourceColumn = z.strictObject({ to: z.literal("source_field"), as: columnName.optional() });

const claimed = z.union([
  z.enum(SAYS),
  z.strictObject({ says: z.enum(SAYS), reason: z.string().optional(), shown_on: z.string().optional() }),
]);

const ClaimColumn = z.strictObject({
  to: z.literal("claim").optional(),
  claim: z.string().min(1),
  values: z.record(z.string(), claimed).default({}),
  /** `note`: the text is a note beside the control, and says nothing by itself. */
  other: z.enum(["warn", "keep_text", "note"]),
  /** The cell is a list in Python's notation. */
  list: z.boolean().default(false),
  /** Several spellings of one list item, joined in the claim. The text stays as it came. */
  join: z.record(z.string(), z.string()).default({}),
});

/** What one column becomes: a field (`to`), or a claim on a control (`claim`). */
export const Column = z.discriminatedUnion("to", [
  TextColumn,
  ...closedTargets.map(closedColumn),
  DateColumn,
  LinkColumn,
  AttributesColumn,
  SourceColumn,
  ClaimColumn,
]);
export type Column = z.infer<typeof Column>;
export type ClaimColumn = z.infer<typeof ClaimColumn>;
export type ClosedColumn = z.infer<ReturnType<typeof closedColumn>>;
export const isClaim = (column: Column): column is ClaimColumn => column.to === undefined || column.to === "claim";
export const isClosed = (column: Column): column is ClosedColumn => column.to !== undefined && column.to in CLOSED_TARGETS;
export type TextColumn = z.infer<typeof TextColumn>;
export type DateColumn = z.infer<typeof DateColumn>;
export type LinkColumn = z.infer<typeof LinkColumn>;
export type AttributesColumn = z.infer<typeof AttributesColumn>;

/** One step of the ladder of keys. */
const KeyStep = z.strictObject({
  /** Columns, or `@content` for the digest of the whole row. */
  columns: z.array(columnName).min(1),
  /** Columns a row must fill for this step to fit it. */
  needs: z.array(columnName).default([]),
  /** The step fits only a row whose key no other row has, not even an identical one. */
  alone: z.boolean().default(false),
  /** What tells records with one id apart at this step, in the plural, for the message. */
  differs: z.string().default("contents"),
});

/** The first step that fits a row gives its external key. No step knows the order of rows. */
const Identity = z.strictObject({
  id: columnName.optional(),
  empty_words: z.array(z.string()).default([]),
  keys: z.array(KeyStep).min(1),
  repeat_of_a_row: z.literal("unchanged").default("unchanged"),
});

const Options = z.strictObject({ nameFallback: z.boolean().default(true), unitPerAgency: z.boolean().default(false) });
export type MappingOptions = z.infer<typeof Options>;

/** Targets that several columns may fill. */
const SHARED_TARGETS = new Set<string>(["source_field", "link"]);

export const Mapping = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, "Use lower-case letters, digits and dashes."),
    version: z.int().min(1),
    title: z.string().min(1).max(300),
    /** Whose records these are. Files of one source update each other's records, whatever mapping read them. */
    source: z.string().min(1).max(100),
    /** The day the file speaks of; a date after it is pointed out. */
    as_of: z.iso.date().optional(),
    matches: z.strictObject({ headers_all: z.array(columnName).min(1) }).optional(),
    identity: Identity,
    defaults: z.strictObject({ jurisdictions: z.array(z.string()).default([]) }).prefault({}),
    columns: z.record(columnName, Column),
    unmapped_columns: z.literal("source_field").default("source_field"),
    options: Options.prefault({}),
  })
  .superRefine((mapping, context) => {
    const once = new Set<string>();
    for (const [name, column] of Object.entries(mapping.columns)) {
      if (isClaim(column) || SHARED_TARGETS.has(column.to)) continue;
      if (once.has(column.to))
        context.addIssue({ code: "custom", path: ["columns", name], message: `Another column already becomes ${column.to}.` });
      once.add(column.to);
    }
    if (!once.has("name")) context.addIssue({ code: "custom", path: ["columns"], message: "No column becomes the name." });
  });
export type Mapping = z.infer<typeof Mapping>;
