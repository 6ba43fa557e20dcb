// What a person reads about the API. It is read off the OpenAPI document, so it cannot disagree with it.
import { grantsOf } from "#lib/access/permissions";
import type { Operation } from "#lib/core/operation";
import type { ApiEntry, ApiField, ApiGroup } from "#lib/web/api-reference.schema";
import { openapi } from "#lib/web/openapi";

type Schema = {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  format?: string;
  description?: string;
};

const DEPTH_MAX = 2;

const objectOf = ({ properties = {}, required = [] }: Schema, depth: number): string =>
  depth >= DEPTH_MAX
    ? "{…}"
    : `{${Object.entries(properties)
        .map(([name, part]) => `${name}${required.includes(name) ? "" : "?"}: ${typeOf(part, depth + 1)}`)
        .join(", ")}}`;

const oneOf = (parts: Schema[], depth: number) => [...new Set(parts.map((part) => typeOf(part, depth)))].join(" | ");

/** The shape of a value in one line, in the manner of a type; nested objects are cut at the second level. */
export function typeOf(schema: Schema, depth = 0): string {
  if (schema.$ref) return schema.$ref.slice(schema.$ref.lastIndexOf("/") + 1);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  const union = schema.anyOf ?? schema.oneOf;
  if (union) return oneOf(union, depth);
  if (Array.isArray(schema.type))
    return oneOf(
      schema.type.map((type) => ({ ...schema, type })),
      depth,
    );
  if (schema.type === "array") return `[${typeOf(schema.items ?? {}, depth)}, …]`;
  if (schema.properties) return objectOf(schema, depth);
  return schema.format ?? schema.type ?? "any";
}

type Described = {
  parameters: ({ name?: string; in?: "path" | "query"; required?: boolean; schema?: Schema } | { $ref: string })[];
  requestBody?: { content: { "application/json": { schema: Schema } } };
  responses: Record<string, { content?: { "application/json": { schema: Schema } } }>;
};

const fieldsOf = ({ parameters, requestBody }: Described): ApiField[] => {
  const outside = parameters.flatMap((one): ApiField[] =>
    "name" in one && one.name && one.in && one.schema
      ? [
          {
            name: one.name,
            at: one.in,
            required: one.required === true,
            type: typeOf(one.schema),
            note: one.schema.description ?? "",
          },
        ]
      : [],
  );
  const body = requestBody?.content["application/json"].schema;
  const inside = Object.entries(body?.properties ?? {}).map(
    ([name, schema]): ApiField => ({
      name,
      at: "body",
      required: body?.required?.includes(name) ?? false,
      type: typeOf(schema),
      note: schema.description ?? "",
    }),
  );
  return [...outside, ...inside];
};

const entryOf = (op: Operation, described: Described): ApiEntry => {
  const [method = "", path = ""] = op.http.split(" ");
  const { roles, own = [], everyone, why } = grantsOf(op.permission);
  const [status = "200", answer] = Object.entries(described.responses)[0] ?? [];
  const schema = answer?.content?.["application/json"].schema;
  return {
    id: op.id,
    method,
    path,
    summary: op.summary,
    roles,
    ownOnly: own.filter((role) => !roles.includes(role)),
    everyone: everyone === true,
    why,
    event: op.kind === "query" ? null : op.event,
    status,
    fields: fieldsOf(described),
    answer: schema ? typeOf(schema) : "",
  };
};

/** Every operation under the first word of its path, in the order of the list. */
export function apiReference(operations: Record<string, Operation>): ApiGroup[] {
  const { paths } = openapi(operations);
  const groups = new Map<string, ApiEntry[]>();
  for (const op of Object.values(operations)) {
    const [verb = "", path = ""] = op.http.split(" ");
    const entry = entryOf(op, paths[path]?.[verb.toLowerCase()] as Described);
    const name = path.split("/")[1] ?? "";
    groups.set(name, [...(groups.get(name) ?? []), entry]);
  }
  return [...groups].map(([name, entries]) => ({ name, entries }));
}
