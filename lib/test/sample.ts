// A valid input for any operation, read off its schema: contract tests need one for each without anybody writing it.
import { z } from "zod";

type Schema = {
  type?: string;
  const?: unknown;
  enum?: unknown[];
  default?: unknown;
  format?: string;
  pattern?: string;
  minLength?: number;
  minimum?: number;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  items?: Schema;
  minItems?: number;
  properties?: Record<string, Schema>;
  required?: string[];
  $ref?: string;
};

const BY_FORMAT: Record<string, string> = {
  date: "2026-11-23",
  "date-time": "2026-11-23T10:00:00Z",
  uri: "https://example.com/a",
  email: "somebody@test.example",
};
const BY_PATTERN: [RegExp, string][] = [
  [/a-z0-9\.!/, "somebody@test.example"],
  [/sha256/, `sha256:${"a".repeat(64)}`],
  [/0-9a-f\]\{64/, "a".repeat(64)],
  [/https/, "https://example.com/a"],
];

const text = (schema: Schema): string => {
  const byPattern = BY_PATTERN.find(([pattern]) => schema.pattern && pattern.test(schema.pattern))?.[1];
  return byPattern ?? BY_FORMAT[schema.format ?? ""] ?? "x".repeat(Math.max(schema.minLength ?? 1, 1));
};

const BY_TYPE: Record<string, (schema: Schema, root: Record<string, Schema>) => unknown> = {
  object: (schema, root) => object(schema, root),
  array: (schema, root) => Array.from({ length: schema.minItems ?? 0 }, () => value(schema.items ?? {}, root)),
  integer: (schema) => schema.minimum ?? 1,
  number: (schema) => schema.minimum ?? 1,
  boolean: () => true,
  string: text,
};

const option = ({ anyOf, oneOf, allOf }: Schema): Schema | undefined => [anyOf, oneOf, allOf].flatMap((list) => list ?? [])[0];

function value(schema: Schema, root: Record<string, Schema>): unknown {
  if (schema.$ref) return value(root[schema.$ref.split("/").at(-1) ?? ""] ?? {}, root);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const first = option(schema);
  return first ? value(first, root) : (BY_TYPE[schema.type ?? "string"] ?? text)(schema, root);
}

const object = (schema: Schema, root: Record<string, Schema>) =>
  Object.fromEntries((schema.required ?? []).map((name) => [name, value(schema.properties?.[name] ?? {}, root)]));

/** The smallest input the schema accepts, with the values of `given` in place of its own. */
export function sampleOf(schema: z.ZodType, given: Record<string, unknown> = {}): Record<string, unknown> {
  const json = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Schema & { $defs?: Record<string, Schema> };
  return { ...object(json, json.$defs ?? {}), ...given };
}
