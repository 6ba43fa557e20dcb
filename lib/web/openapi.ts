import { z } from "zod";
import { STATUS } from "#lib/core/errors";
import { KEY } from "#lib/core/idempotency";
import { isReading, type Operation } from "#lib/core/operation";

type Schema = { properties?: Record<string, unknown>; required?: string[]; $defs?: Record<string, unknown> };

type Named = Record<string, unknown>;

/** Parts of a schema that refer to each other become components of the document, under the name of their operation. */
const hoisted = (schema: Schema, owner: string, components: Named): Schema => {
  const { $defs, ...rest } = JSON.parse(
    JSON.stringify(schema).replaceAll('"#/$defs/', `"#/components/schemas/${owner}.`),
  ) as Schema;
  for (const [name, part] of Object.entries($defs ?? {})) components[`${owner}.${name}`] = part;
  return rest;
};

const schemaOf = (schema: z.ZodType, io: "input" | "output", owner: string, components: Named): Schema => {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" }) as Schema & { $schema?: string };
  return hoisted(rest, `${owner}.${io}`, components);
};

/** What a call answers: a repeated key gets the answer of before, without what is shown only once. */
function answerOf(op: Operation, components: Named) {
  const schema = schemaOf(op.output, "output", op.id, components);
  const once = op.kind === "command" ? (op.shownOnce ?? []) : [];
  if (once.length === 0) return schema;
  const isKept = (name: string) => !once.includes(name);
  const kept = Object.entries(schema.properties ?? {}).filter(([name]) => isKept(name));
  const again = {
    ...schema,
    properties: { ...Object.fromEntries(kept), shownBefore: { const: true } },
    required: [...(schema.required ?? []).filter(isKept), "shownBefore"],
  };
  return { anyOf: [schema, again] };
}

const namesIn = (template: string) => [...template.matchAll(/\{(\w+)\}/g)].map((m) => m[1] ?? "");

const PROBLEM = {
  type: "object",
  required: ["title", "status", "code", "reasons"],
  properties: {
    title: { type: "string" },
    status: { type: "integer" },
    code: { type: "string" },
    reasons: {
      type: "array",
      items: {
        type: "object",
        required: ["code", "message"],
        properties: {
          code: { type: "string" },
          message: { type: "string" },
          fix: { type: "string" },
          clearedBy: { type: "string" },
          path: { type: "string" },
          href: { type: "string", description: "The page that mends it" },
        },
      },
    },
    current: { description: "The present state, with a lost race" },
  },
};

/** The bytes themselves: the media type of a part says what they are. */
const BYTES = { type: "string", contentMediaType: "application/octet-stream" };

/** What is sent: JSON, and where a file belongs to it the parts of a form, of which `file` is the bytes. */
function bodyOf(fields: [string, unknown][], required: string[]) {
  const schemaOfParts = (parts: [string, unknown][]) => ({
    type: "object",
    properties: Object.fromEntries(parts),
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  });
  const form = fields.map(([name, schema]): [string, unknown] => [name, name === "file" ? BYTES : schema]);
  return {
    required: required.length > 0,
    content: {
      "application/json": { schema: schemaOfParts(fields) },
      ...(fields.some(([name]) => name === "file") && { "multipart/form-data": { schema: schemaOfParts(form) } }),
    },
  };
}

function pathItem(op: Operation, path: string, components: Named) {
  const input = schemaOf(op.input, "input", op.id, components);
  const inPath = namesIn(path);
  const rest = Object.entries(input.properties ?? {}).filter(([name]) => !inPath.includes(name));
  const required = (input.required ?? []).filter((name) => !inPath.includes(name));
  return {
    operationId: op.id,
    summary: op.summary,
    "x-permission": op.permission,
    ...(op.kind !== "query" && { "x-event": op.event }),
    parameters: [
      ...inPath.map((name) => ({ name, in: "path", required: true, schema: input.properties?.[name] ?? { type: "string" } })),
      ...(op.kind === "query"
        ? rest.map(([name, schema]) => ({ name, in: "query", required: required.includes(name), schema }))
        : []),
      ...(isReading(op) ? [] : [{ $ref: "#/components/parameters/IdempotencyKey" }]),
    ],
    ...(op.kind !== "query" && { requestBody: bodyOf(rest, required) }),
    responses: {
      [op.kind === "query" ? 200 : (op.status ?? 200)]: {
        description: "Done",
        content: { "application/json": { schema: answerOf(op, components) } },
      },
      ...Object.fromEntries(
        [...new Set(Object.values(STATUS))].map((status) => [status, { $ref: "#/components/responses/Problem" }]),
      ),
      431: { $ref: "#/components/responses/TooLong" },
    },
  };
}

/** The API description is read off the operations, so it cannot disagree with them. OpenAPI 3.1. */
export function openapi(operations: Record<string, Operation>) {
  const paths: Record<string, Record<string, unknown>> = {};
  const schemas: Named = {};
  for (const op of Object.values(operations)) {
    const [verb = "", path = ""] = op.http.split(" ");
    paths[path] = { ...paths[path], [verb.toLowerCase()]: pathItem(op, path, schemas) };
  }
  return {
    openapi: "3.1.0",
    info: { title: "Countersign", version: "1", license: { name: "Apache-2.0", identifier: "Apache-2.0" } },
    servers: [{ url: "/api/v1" }],
    security: [{ key: [] }, { session: [] }],
    paths,
    components: {
      schemas,
      securitySchemes: {
        key: { type: "http", scheme: "bearer" },
        session: { type: "apiKey", in: "cookie", name: "countersign.session" },
      },
      parameters: {
        IdempotencyKey: {
          name: "Idempotency-Key",
          in: "header",
          required: false,
          schema: { type: "string", pattern: KEY.source },
        },
      },
      responses: {
        Problem: { description: "Refused", content: { "application/problem+json": { schema: PROBLEM } } },
        TooLong: { description: "Address and headers are longer than 16 kB together; without a body" },
      },
    },
  };
}
