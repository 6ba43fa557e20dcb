/** A mapping as it is made on screen: for each column what it becomes, and for a closed list what each word means. */
import { type Column, isClaim, isClosed, type Mapping } from "#lib/imports/mapping.schema";
import { identityFor, nameRule } from "#lib/imports/suggest-mapping.rules";
import {
  CLOSED_TARGETS,
  type ClosedTarget,
  DATE_FORMATS,
  DAY_FIRST,
  type DateFormat,
  MONTH_FIRST,
  TEXT_TARGETS,
} from "#lib/imports/vocabulary.schema";

/** Targets in the order in which they are offered; a column without one becomes a source field. */
export const TARGETS = [...TEXT_TARGETS, ...Object.keys(CLOSED_TARGETS), "inUseSince", "repositoryUrl", "link"] as const;

/** `to` is empty for a source field, and `as_is` for a rule that is made by hand and kept as it is. */
export type Choice = { to: string; values: Record<string, string> };
export type Choices = Readonly<Record<string, Choice>>;
export const AS_IS = "as_is";

export const isClosedTarget = (to: string): to is ClosedTarget => Object.hasOwn(CLOSED_TARGETS, to);
/** Our words for a closed target, as text. */
export const wordsFor = (to: string): string[] => (isClosedTarget(to) ? CLOSED_TARGETS[to].map(String) : []);

/** What a rule says on screen. Claims and attributes are lists of their own and are not edited there. */
const choiceOf = (rule: Column | undefined): Choice => {
  if (!rule || rule.to === "source_field") return { to: "", values: {} };
  if (isClaim(rule) || rule.to === "protectedAttributes") return { to: AS_IS, values: {} };
  if (!isClosed(rule)) return { to: rule.to, values: {} };
  const values = Object.entries(rule.values).flatMap(([word, value]) => (value === null ? [] : [[word, String(value)] as const]));
  return { to: rule.to, values: Object.fromEntries(values) };
};

export const choicesOf = (mapping: Mapping, header: readonly string[]): Choices =>
  Object.fromEntries(header.map((column) => [column, choiceOf(mapping.columns[column])]));

/** Every format but those that read day and month the other way. */
const formatsFor = (monthFirst: boolean): DateFormat[] =>
  DATE_FORMATS.filter((format) => !(monthFirst ? DAY_FIRST : MONTH_FIRST).includes(format));

const asValue = (word: string): string | boolean => (word === "true" || word === "false" ? word === "true" : word);

const closedRule = (to: ClosedTarget, { values }: Choice, held: Column | undefined): unknown => ({
  ...(held?.to === to ? held : { other: to === "claimedStage" ? "reject" : "warn" }),
  to,
  values: Object.fromEntries(Object.entries(values).flatMap(([word, ours]) => (ours === "" ? [] : [[word, asValue(ours)]]))),
});

const ruleOf = (choice: Choice, held: Column | undefined, monthFirst: boolean): unknown => {
  if (choice.to === AS_IS) return held;
  if (choice.to === "") return held?.to === "source_field" ? held : undefined;
  if (isClosedTarget(choice.to)) return closedRule(choice.to, choice, held);
  if (choice.to === "inUseSince")
    return { other: "warn", ...(held?.to === choice.to ? held : {}), to: choice.to, formats: formatsFor(monthFirst) };
  return held?.to === choice.to ? held : { to: choice.to };
};

type Named = { title: string; source: string; monthFirst: boolean };

/** Columns without which a file is not about these records. It is recognised by all that are mapped. */
const TELLING = ["externalId", "name", "claimedStage"];

/** The mapping that the choices make of `base`, as `saveMapping` takes it. What the screen does not show stays as it was. */
export const mappingFrom = (base: Mapping, header: readonly string[], choices: Choices, { title, source, monthFirst }: Named) => {
  const columnOf = (to: string) => header.find((column) => choices[column]?.to === to);
  const rules = header.flatMap((column) => {
    const held = base.columns[column] ?? (column === columnOf("name") ? nameRule(columnOf("externalId")) : undefined);
    const rule = ruleOf(choices[column] ?? { to: "", values: {} }, held, monthFirst);
    return rule === undefined ? [] : [[column, rule] as const];
  });
  const keepsKeys = base.identity.id === columnOf("externalId") && base.columns[columnOf("name") ?? ""]?.to === "name";
  const telling = TELLING.flatMap((to) => columnOf(to) ?? []);
  return {
    ...base,
    title,
    source,
    identity: keepsKeys ? base.identity : identityFor(columnOf),
    columns: Object.fromEntries(rules),
    ...(telling.length > 0 && { matches: { headers_all: telling } }),
  };
};

/** Targets that two columns were given though one can fill it. */
export const doubled = (choices: Choices): string[] => {
  const chosen = Object.values(choices)
    .map(({ to }) => to)
    .filter((to) => to !== "" && to !== AS_IS && to !== "link");
  return [...new Set(chosen.filter((to, index) => chosen.indexOf(to) !== index))];
};
