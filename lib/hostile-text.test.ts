// Texts that keep a careless pattern busy for years (ReDoS), in every place of every input where a text can stand. A pattern that runs
// away does not come back within the time of the test; one that is linear needs milliseconds.
import { expect, test } from "vitest";
import { z } from "zod";
import { operations } from "#lib/operations";
import { sampleOf } from "#lib/test/sample";

const LENGTH = 50_000;
const fill = (piece: string, end: string) => piece.repeat(Math.ceil(LENGTH / piece.length)).slice(0, LENGTH) + end;

const TEXTS = [
  ...[fill("a", "!"), fill("a@", "!"), fill("a.", "@"), fill("a-", "@a"), fill("0", "x"), fill("1:", "x"), fill("-", "0")],
  ...[`a@${fill("a.", "")}`, `a@${fill("a-", ".")}`, `https://${fill("a.", "/")}`, `sha256:${fill("f", "")}`, fill(" ", "x")],
  ...[
    fill("\t\n ", "x"),
    fill("https://", " "),
    fill("%20", "%"),
    fill("é", ""),
    fill("\u0301", ""),
    `2026-12-24T${fill("0", "Z")}`,
  ],
];

type Path = (string | number)[];

/** Every place of a value where a text stands. */
const textsIn = (value: unknown, path: Path = []): Path[] =>
  typeof value === "string"
    ? [path]
    : value && typeof value === "object"
      ? Object.entries(value).flatMap(([name, part]) => textsIn(part, [...path, name]))
      : [];

function withText(value: unknown, [name, ...rest]: Path, text: string): unknown {
  if (name === undefined) return text;
  const copy = Array.isArray(value) ? [...value] : { ...(value as object) };
  Object.assign(copy, { [name]: withText((value as Record<string, unknown>)[name], rest, text) });
  return copy;
}

/** A right input with every field that may be left out filled in as well: one sample for each. */
const filled = (schema: z.ZodType): Record<string, unknown> => {
  const { properties = {} } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as { properties?: object };
  return { ...Object.fromEntries(Object.keys(properties).map((name) => [name, "x"])), ...sampleOf(schema) };
};

test.each(Object.values(operations).map((op) => [op.id, op] as const))(
  "%s reads texts made to run a pattern for ever as quickly as any other",
  { timeout: 20_000 },
  (_id, { input }) => {
    const sample = filled(input);
    const places = textsIn(sample);
    let read = 0;
    for (const place of places)
      for (const text of TEXTS) {
        input.safeParse(withText(sample, place, text));
        read += 1;
      }
    expect(read).toBe(places.length * TEXTS.length);
  },
);
