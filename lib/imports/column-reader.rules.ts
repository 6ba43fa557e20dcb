/** One reader per column of a mapping, made once for a file. A reader never drops a text: what it cannot place it keeps. */

import { claimReader } from "#lib/imports/claim-reader.rules";
import { cleaned, isBlank, onOneLine, soleAddress } from "#lib/imports/clean.rules";
import { closedReader } from "#lib/imports/closed-reader.rules";
import { type Draft, keep, reject, warn } from "#lib/imports/draft.rules";
import { listItems } from "#lib/imports/list-text.rules";
import {
  type AttributesColumn,
  type Column,
  type DateColumn,
  isClaim,
  isClosed,
  type LinkColumn,
  type Mapping,
  type MappingOptions,
  type TextColumn,
} from "#lib/imports/mapping.schema";
import type { ProtectedAttributes } from "#lib/imports/record.schema";
import { readDate } from "#lib/imports/source-date.rules";
import { ATTRIBUTE_ANSWERS } from "#lib/imports/vocabulary.schema";

/** Reads one cell into the draft. */
export type Reader = (draft: Draft, text: string) => void;

export type ReaderContext = {
  column: string;
  options: MappingOptions;
  emptyWords: ReadonlySet<string>;
  asOf: string | undefined;
};

/** The longest text a field takes when its mapping names none. */
const MAX_LENGTHS: Readonly<Record<string, number>> = {
  name: 300,
  externalId: 300,
  supplierText: 2_000,
  contact: 2_000,
  unitName: 300,
};
const MAX_TEXT = 20_000;
const ONE_LINE = new Set(["name", "externalId", "unitName"]);

const textReader = (rule: TextColumn, { column, options, emptyWords }: ReaderContext): Reader => {
  const limit = rule.maxLength ?? MAX_LENGTHS[rule.to] ?? MAX_TEXT;
  const formed = ONE_LINE.has(rule.to) ? onOneLine : (text: string) => text.trim();
  const unused = rule.to === "unitName" && !options.unitPerAgency;
  /** What the field takes; null when the cell says nothing for it. */
  const taken = (original: string) =>
    unused || isBlank(original) || emptyWords.has(cleaned(original)) ? null : formed(original);
  return (draft, original) => {
    const text = taken(original);
    if (text !== original.trim() && !isBlank(original)) keep(draft, rule.keep_as ?? column, original);
    if (text === null) return;
    if (text.length > limit) reject(draft, column, "text-too-long", { length: text.length, limit });
    draft.fields[rule.to] = text;
  };
};

/** A date that the formats do not read is kept as text, and pointed out or turned away as the mapping says. */
const meetUnread = (draft: Draft, rule: DateColumn, column: string, text: string): void => {
  const told = { column, text: text.trim().slice(0, 100) };
  if (rule.other === "reject") reject(draft, column, "date-refused", told);
  if (rule.other === "warn") warn(draft, "date-unread", told);
  keep(draft, rule.keep_as ?? column, text);
};

const dateReader = (rule: DateColumn, { column, asOf }: ReaderContext): Reader => {
  return (draft, text) => {
    if (isBlank(text)) return;
    const read = readDate(text, rule.formats);
    if (!read) return void meetUnread(draft, rule, column, text);
    draft.fields.inUseSince = { date: read.date, precision: read.precision };
    if (asOf && read.date > asOf) draft.later = { column, date: read.date, asOf };
    if (rule.keep_as) keep(draft, rule.keep_as, text);
  };
};

const linkReader = (rule: LinkColumn, { column }: ReaderContext): Reader => {
  return (draft, text) => {
    if (isBlank(text)) return;
    const url = soleAddress(text);
    if (!url) return keep(draft, rule.keep_as ?? column, text);
    if (rule.to === "repositoryUrl") draft.fields.repositoryUrl = url;
    else draft.fields.links.push({ column, label: rule.label ?? column, url });
    if (rule.claim) draft.claims.push({ controlId: rule.claim, says: "links", column, row: draft.row, text: url });
  };
};

/** What the items of a list say together, by the meaning of each; one without a meaning makes it a description. */
const attributesOf = (meanings: readonly (string | undefined)[]): Omit<ProtectedAttributes, "text"> => {
  const known = meanings.filter((meaning) => meaning !== undefined);
  if (known.length < meanings.length) return { says: "described", attributes: [] };
  const answer = ATTRIBUTE_ANSWERS.find((one) => known.length === 1 && known[0] === one);
  return answer ? { says: answer, attributes: [] } : { says: "listed", attributes: [...new Set(known)].sort() };
};

const attributesReader = (rule: AttributesColumn): Reader => {
  const words = new Map(Object.entries(rule.values).map(([word, meaning]) => [cleaned(word), meaning]));
  return (draft, text) => {
    const items = listItems(text) ?? [text];
    if (items.every(isBlank)) return;
    draft.fields.protectedAttributes = { ...attributesOf(items.map((item) => words.get(cleaned(item)))), text };
    if (rule.keep_as) keep(draft, rule.keep_as, text);
  };
};

/** The reader that `rule` asks for. A column without a rule becomes a source field under its own name. */
export const readerOf = (rule: Column | undefined, context: ReaderContext): Reader => {
  if (!rule) return sourceReader(context.column);
  if (isClaim(rule)) return claimReader(rule, context.column);
  switch (rule.to) {
    case "source_field":
      return sourceReader(rule.as ?? context.column);
    case "inUseSince":
      return dateReader(rule, context);
    case "link":
    case "repositoryUrl":
      return linkReader(rule, context);
    case "protectedAttributes":
      return attributesReader(rule);
    default:
      return isClosed(rule) ? closedReader(rule, context.column, context.emptyWords) : textReader(rule, context);
  }
};

const sourceReader =
  (name: string): Reader =>
  (draft, text) => {
    if (!isBlank(text)) keep(draft, name, text);
  };

/** The words that count as empty in this mapping, comparable. */
export const emptyWordsOf = (mapping: Mapping): ReadonlySet<string> => new Set(mapping.identity.empty_words.map(cleaned));
