// A statement with its values written into it, for COPY, which takes no parameters.
import pg from "pg";
import type { Sql } from "#lib/db/sql";
import { isStorable } from "#lib/db/storable";

/** An element of an array in quotes, so that nothing in it is read as a brace, a comma or the word null. */
const element = (value: unknown): string => (value === null ? "NULL" : `"${textOf(value).replace(/["\\]/g, "\\$&")}"`);

function textOf(value: unknown): string {
  if (Array.isArray(value)) return `{${value.map(element).join(",")}}`;
  if (!["string", "number", "boolean"].includes(typeof value)) throw new TypeError(`no literal for ${typeof value}`);
  const text = String(value);
  if (!isStorable(text)) throw new RangeError("PostgreSQL cannot hold this text");
  return text;
}

/** As the driver sends a parameter: text without a type, so the statement gives it the type it would have given the parameter. */
const literal = (value: unknown): string => (value === null || value === undefined ? "null" : pg.escapeLiteral(textOf(value)));

export const withLiterals = ({ strings, values }: Sql): string =>
  strings.map((text, n) => (n === 0 ? text : literal(values[n - 1]) + text)).join("");
