// The first thing every export says: who took what, when, with which filter, and numbers that tie out.

import { endOfDay, instantText, placeIn, UTC } from "#lib/core/calendar.rules";
import { words } from "#lib/core/catalogue";
import { choiceOf } from "#lib/core/choice.rules";
import type { Json } from "#lib/core/operation";
import { sortsOf } from "#lib/core/sort.rules";
import type { Block } from "#lib/exports/schema";
import { PLAIN_FILTERS } from "#lib/models/list.schema";

export type Line = { label: string; value: string };

/** Names of the people and units a block holds by id. */
export type Names = ReadonlyMap<string, string>;

const t = () => words("record/export-file");
/** Words the screens use too. */
const ui = () => words("exports");
const named = (names: Names, id: string) => names.get(id) ?? id;

/** Counts in words; a key without a word of its own takes the word its group has for others, else itself. */
const counts = (parts: Record<string, number>, group: string) =>
  Object.entries(parts).map(([key, n]) => {
    const word = [`${group}.${key || "none"}`, `${group}.other`, "counted"].find((one) => t().has(one)) ?? "counted";
    return t()(word, { n, what: key });
  });

const population = ({ population: { of, total, parts } }: Block) => {
  const pieces = counts(parts, `part.${of}`);
  return pieces.length > 1 || (pieces.length === 1 && of !== "inventory")
    ? `${t()("number", { n: total })} (${pieces.join(", ")})`
    : t()("number", { n: total });
};

/** An id in a filter is shown by the name of whoever or whatever it is. */
const filterWords = ({ filter }: Block, names: Names) => {
  const valueWords = (name: string, value: string) => {
    if (PLAIN_FILTERS.includes(name)) return value;
    const { words: chosen, isNot } = choiceOf(value);
    const said = chosen.map((word) => named(names, word)).join(", ");
    return isNot ? t()("block.not", { value: said }) : said;
  };
  const pieces = Object.entries(filter).map(
    ([name, value]) => `${ui().has(`filter.${name}`) ? ui()(`filter.${name}`) : name} = ${valueWords(name, value)}`,
  );
  return pieces.length > 0 ? pieces.join("; ") : t()("block.everything");
};

const position = ({ position: place, sealedTo }: Block) =>
  t()("block.positionIs", {
    place: place === null ? t()("block.waiting") : String(place),
    sealedTo: sealedTo === null ? t()("block.nothing") : String(sealedTo),
  });

const columnWord = (key: string) => (t().has(`column.${key}`) ? t()(`column.${key}`) : key);
const sortWord = (sort: string) =>
  sortsOf(sort)
    .map(({ name, isDown }) => (isDown ? t()("block.downwards", { column: columnWord(name) }) : columnWord(name)))
    .join("; ");

const scopeWords = ({ scope }: Block, names: Names) => {
  if (scope === null) return t()("block.allUnits");
  return scope.length > 0 ? scope.map((id) => named(names, id)).join("; ") : t()("block.ownModel");
};

/** The moment it was made, or the end of the day that was asked about. */
const asOfWords = ({ filter: { on }, zone, at: madeAt }: Block, at: string) => {
  const over = on === undefined ? null : endOfDay(on, zone);
  return on === undefined || over === null || over > new Date(madeAt)
    ? t()("block.asOfNow", { at })
    : t()("block.asOfDay", { on, place: placeIn(zone), over: instantText(over, UTC) });
};

/** The words of a block as lines, the demonstration's mark first. */
export function blockLines(block: Block, names: Names): Line[] {
  const line = (key: string, value: string): Line => ({ label: t()(`block.${key}`), value });
  const notIncluded = counts(block.notIncluded, "left");
  const at = instantText(new Date(block.at), block.zone);
  return [
    ...(block.demonstration ? [line("demonstration", t()("demonstration"))] : []),
    line("product", `${block.product} · ${block.organisation}`),
    line("report", ui()(`title.${block.report}`)),
    ...(block.subject === null ? [] : [line("subject", block.subject)]),
    line(
      "madeFor",
      t()("block.madeForWhom", {
        name: named(names, block.madeFor.id),
        roles: block.madeFor.roles.map((role) => role.replaceAll("_", " ")).join(", ") || t()("block.ownRole"),
      }),
    ),
    line("at", at),
    line("event", block.eventId),
    line("position", position(block)),
    line("asOf", asOfWords(block, at)),
    line("scope", scopeWords(block, names)),
    line("filter", filterWords(block, names)),
    line("sort", sortWord(block.sort)),
    line("rows", t()("number", { n: block.rows })),
    line("matching", t()("number", { n: block.matching })),
    line(`population.${block.population.of}`, population(block)),
    line("notIncluded", notIncluded.length > 0 ? notIncluded.join("; ") : t()("block.nothingLeft")),
    ...(block.cut > 0 ? [line("cut", t()("number", { n: block.cut }))] : []),
    line("dataSha256", block.dataSha256),
    ...(block.rows === 0 ? [line("result", t()("block.noRows", { total: block.population.total }))] : []),
  ];
}

/** Header words of columns, in their order. */
export const headersOf = (columns: readonly string[]): string[] => columns.map(columnWord);

/** The block for machines: the same facts, and the lines in words beside them. */
export const blockJson = (block: Block, names: Names): Json => ({
  ...block,
  madeFor: { ...block.madeFor, name: named(names, block.madeFor.id) },
  lines: blockLines(block, names).map(({ label, value }) => ({ label, value })),
});
