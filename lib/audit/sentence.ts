// An event of the ledger in words. One that has no sentence yet is named by its type, which is still true.

import { messages, words } from "#lib/core/catalogue";
import type { Reason } from "#lib/core/errors";
import { readIn } from "#lib/core/task";
import { worded } from "#lib/core/wording";
import { isMigration } from "#lib/ledger/migration.rules";

export type Told = {
  event: string;
  actor: string;
  subject: string;
  /** Without its name where the reader may no longer open it: the reference was known when the event was theirs to read. */
  model: { ref: string; name: string | null } | null;
  change: unknown;
};

const VALUES_MAX = 200;
const isFields = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const joined = (path: readonly string[]) =>
  path.map((name, n) => (n === 0 ? name : `${name.charAt(0).toUpperCase()}${name.slice(1)}`)).join("");

/** A value of the record as people read it: a word of the catalogue, or itself. */
const inWords = (value: string): string => {
  const known = messages("audit", readIn()).value;
  const word = isFields(known) && Object.hasOwn(known, value) ? known[value] : undefined;
  return typeof word === "string" ? word : value.replaceAll("_", " ");
};

/**
 * What is said of a change, for the blanks of a sentence: its plain fields under their own names as they are, those of its
 * parts under both names (`requestToStage`) and as people read them.
 */
function blanks(change: unknown, path: readonly string[] = []): [string, string | number][] {
  if (!isFields(change) || path.length > 3) return [];
  return Object.entries(change)
    .slice(0, VALUES_MAX)
    .flatMap(([name, value]): [string, string | number][] => {
      const here = [...path, name];
      if (typeof value === "number") return [[joined(here), value]];
      // Said to be empty, so that a sentence can tell it from what the event does not hold.
      if (value === null) return [[joined(here), "none"]];
      if (typeof value !== "string") return blanks(value, here);
      return [[joined(here), path.length === 0 ? value : inWords(value)]];
    });
}

const isReason = (value: unknown): value is Reason => isFields(value) && typeof value.code === "string";

/** Why an attempt was refused, as it was said then: the first rule in its own words, and how many more said no. Names of people are not kept with it. */
function refusal(change: unknown): Record<string, string | number> {
  const reasons = isFields(change) && Array.isArray(change.reasons) ? change.reasons.filter(isReason) : [];
  const [first, ...others] = reasons;
  if (!first) return {};
  const { message } = worded({ code: first.code, values: { names: "", name: "", ...first.values } });
  return { why: message.replace(/\.$/, ""), others: others.length };
}

/** The sentence of messages/{language}/history.json under the type of the event, or null when it asks for what the event does not hold. */
function fromHistory({ event, actor, subject, model, change }: Told): string | null {
  try {
    const history = words("history", readIn());
    const values = {
      ...Object.fromEntries(blanks(change)),
      ...refusal(change),
      actor,
      subject,
      model: model?.name ?? model?.ref ?? "",
      ref: model?.ref ?? "",
    };
    return history.has(event) ? history(event, values) : null;
  } catch {
    return null;
  }
}

/** One sentence: who did what to which record. */
export function sentenceOf(told: Told): string {
  const { actor, event, model } = told;
  const on = model ? [model.ref, model.name].filter(Boolean).join(" ") : "";
  return fromHistory(told) ?? words("audit", readIn())(model ? "plainAbout" : "plain", { actor, event, model: on });
}

type Changed = { op: string; table: string; key: string; by: string; new: unknown };

/** A change without event: which row, by whom in the database, or that the program changed its own schema. */
export const unaccountedSentence = ({ op, table, key, by, new: after }: Changed): string =>
  words("audit", readIn())(isMigration({ op, new: after }) ? "migrated" : "unaccounted", { op, table, key, by });
