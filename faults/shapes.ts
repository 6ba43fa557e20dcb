// Right values for a schema, and now and then a hostile one in the place of any part.
import fc from "fast-check";
import type { Description, Schema } from "./described";
import { hostileSegment, hostileValue } from "./hostile";

/** Values that exist, by the name a field or a segment has for them. */
export type Known = ReadonlyMap<string, readonly string[]>;

const BY_FORMAT: Record<string, string> = {
  date: "2026-12-24",
  "date-time": "2026-12-24T10:00:00Z",
  uri: "https://example.com/a",
  email: "somebody@demo.example",
};

const BY_PATTERN: [RegExp, string][] = [
  [/sha256/, `sha256:${"a".repeat(64)}`],
  [/\{64/, "a".repeat(64)],
  [/https/, "https://example.com/a"],
];

/** The first of the words between which a pattern lets choose, with nothing before it. */
const FIRST_WORD = /^\^(?:\S\?)?\(([\w-]+)[|)]/;

/** A text that satisfies the format or the pattern, where there is one. */
const byRule = ({ format = "", pattern = "" }: Schema): string | undefined =>
  BY_FORMAT[format] ?? BY_PATTERN.find(([rule]) => rule.test(pattern))?.[1] ?? FIRST_WORD.exec(pattern)?.[1];

const DEPTH_MAX = 6;

export class Shapes {
  private readonly description: Description;
  private readonly known: Known;
  /** So many parts are right for each that is not; null when all are. */
  private readonly rightForEach: number | null;

  constructor(description: Description, known: Known, rightForEach: number | null) {
    this.rightForEach = rightForEach;
    this.description = description;
    this.known = known;
  }

  text(name: string, schema: Schema): fc.Arbitrary<string> {
    const known = this.known.get(name);
    if (known) return fc.constantFrom(...known);
    const set = byRule(schema);
    if (set !== undefined) return fc.constant(set);
    return fc.string({ minLength: schema.minLength ?? 1, maxLength: Math.min(schema.maxLength ?? 40, 40) });
  }

  object(schema: Schema, depth: number): fc.Arbitrary<unknown> {
    if (schema.propertyNames) {
      const names = schema.propertyNames.enum as string[] | undefined;
      const values = typeof schema.additionalProperties === "object" ? schema.additionalProperties : {};
      return fc.dictionary(names ? fc.constantFrom(...names) : fc.string({ maxLength: 8 }), this.value("", values, depth + 1), {
        maxKeys: 4,
      });
    }
    const fields = Object.entries(schema.properties ?? {}).map(([name, part]): [string, fc.Arbitrary<unknown>] => [
      name,
      this.value(name, part, depth + 1),
    ]);
    return fc.record(Object.fromEntries(fields), { requiredKeys: schema.required ?? [], noNullPrototype: true });
  }

  good(name: string, schema: Schema, depth: number): fc.Arbitrary<unknown> {
    if (depth > DEPTH_MAX) return fc.constant(null);
    if (schema.$ref) return this.good(name, this.description.part(schema.$ref), depth + 1);
    if (schema.const !== undefined) return fc.constant(schema.const);
    if (schema.enum) return fc.constantFrom(...schema.enum);
    const types = Array.isArray(schema.type) ? schema.type.map((type) => ({ ...schema, type })) : undefined;
    const options = schema.anyOf ?? schema.oneOf ?? types;
    if (options) return fc.oneof(...options.map((one) => this.good(name, one, depth)));
    return this.typed(name, schema, depth);
  }

  private typed(name: string, schema: Schema, depth: number): fc.Arbitrary<unknown> {
    if (schema.type === "object") return this.object(schema, depth);
    if (schema.type === "array")
      return fc.array(this.value(name, schema.items ?? {}, depth + 1), { minLength: schema.minItems ?? 0, maxLength: 3 });
    if (schema.type === "boolean") return fc.boolean();
    if (schema.type === "null") return fc.constant(null);
    if (schema.type === "string") return this.text(name, schema);
    return fc.integer({ min: Math.max(schema.minimum ?? 0, -1_000), max: Math.min(schema.maximum ?? 4, 1_000) });
  }

  /** A right value, and now and then one that is not. */
  value(name: string, schema: Schema, depth = 0): fc.Arbitrary<unknown> {
    const good = this.good(name, schema, depth);
    return this.rightForEach === null
      ? good
      : fc.oneof({ weight: this.rightForEach, arbitrary: good }, { weight: 1, arbitrary: hostileValue });
  }

  segment(name: string): fc.Arbitrary<string> {
    const right = fc.constantFrom(...(this.known.get(name) ?? ["no-such-id"])).map(encodeURIComponent);
    return this.rightForEach === null
      ? right
      : fc.oneof({ weight: this.rightForEach, arbitrary: right }, { weight: 1, arbitrary: hostileSegment });
  }
}
