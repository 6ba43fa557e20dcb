/** Columns with a closed list of words. A word nobody mapped is turned away, pointed out, or kept, as the mapping says. */
import { cleaned, isBlank, wordIn } from "#lib/imports/clean.rules";
import { type Draft, keep, reject, warn } from "#lib/imports/draft.rules";
import type { ClosedColumn } from "#lib/imports/mapping.schema";
import type { ImportedFacts } from "#lib/imports/record.schema";

type Value = string | boolean | null;

const isFact = (name: string, facts: ImportedFacts): name is keyof ImportedFacts => Object.hasOwn(facts, name);

const placeStage = (draft: Draft, value: string): void => {
  const [stage = value, extent = null] = value.split("/");
  draft.fields.claimedStage = stage;
  draft.fields.claimedExtent = extent;
};

/** The schema of the mapping has checked that `value` is a word of this target. */
const place = (draft: Draft, to: ClosedColumn["to"], value: Value): void => {
  const fact = to.startsWith("facts.") ? to.slice(6) : undefined;
  if (fact !== undefined && isFact(fact, draft.fields.facts)) Object.assign(draft.fields.facts, { [fact]: value });
  else if (typeof value !== "string") return;
  else if (to === "claimedStage") placeStage(draft, value);
  else if (to === "sensitivity") draft.fields.sensitivity = value === "restricted" ? "restricted" : "normal";
  else Object.assign(draft.fields, { [to]: value });
};

type Words = ReadonlyMap<string, Value>;

/** The table of their words, comparable. */
const wordsOf = (rule: ClosedColumn): Words =>
  new Map<string, Value>(Object.entries(rule.values).map(([word, value]) => [cleaned(wordIn(word)), value]));

/**
 * Whether a text that the table lacks says nothing, as an empty cell does. Not about sensitivity: there what is unknown restricts.
 */
const saysNothing = (rule: ClosedColumn, words: Words, emptyWords: ReadonlySet<string>, text: string): boolean =>
  isBlank(text) || (rule.to !== "sensitivity" && !words.has(cleaned(wordIn(text))) && emptyWords.has(cleaned(text)));

/** A word nobody mapped. One about sensitivity restricts the record until somebody decides. */
const meetUnknown = (draft: Draft, rule: ClosedColumn, column: string, text: string): void => {
  const word = wordIn(text);
  if (rule.other === "reject") reject(draft, column, "word-unknown", { word });
  if (rule.other === "warn") warn(draft, "word-kept", { column, word });
  if (rule.to === "sensitivity") draft.fields.sensitivity = "restricted";
  keep(draft, rule.keep_as ?? column, text);
};

const meetEmpty = (draft: Draft, rule: ClosedColumn, column: string, text: string): void => {
  if (rule.empty !== undefined) place(draft, rule.to, rule.empty);
  draft.unstated.push(rule.to);
  if (!isBlank(text)) keep(draft, rule.keep_as ?? column, text);
};

/** Reads a cell by the words of `rule`. */
export const closedReader = (rule: ClosedColumn, column: string, emptyWords: ReadonlySet<string>) => {
  const words = wordsOf(rule);
  return (draft: Draft, text: string): void => {
    const value = words.get(cleaned(wordIn(text)));
    if (saysNothing(rule, words, emptyWords, text)) meetEmpty(draft, rule, column, text);
    else if (value === undefined) meetUnknown(draft, rule, column, text);
    else {
      place(draft, rule.to, value);
      if (rule.keep_as) keep(draft, rule.keep_as, text);
    }
  };
};

/** Whether `rule` has a meaning for the word `text`, or needs none; for counting the words that still need one. */
export const knowsWord = (rule: ClosedColumn, emptyWords: ReadonlySet<string>) => {
  const words = wordsOf(rule);
  return (text: string): boolean => saysNothing(rule, words, emptyWords, text) || words.has(cleaned(wordIn(text)));
};
