// The API as the running product describes it: what may be sent to each operation, and what may come back.
import { z } from "zod";
import { grantsOf, type Permission, ROLES, type Role } from "#lib/access/permissions";

export type Schema = {
  $ref?: string;
  /** Several where null is one of them. */
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  items?: Schema;
  minItems?: number;
  maxItems?: number;
  properties?: Record<string, Schema>;
  required?: string[];
  propertyNames?: Schema;
  additionalProperties?: Schema | boolean;
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
};

/** A value that such a field may have; for a text a word that much is called by. */
export const anyOf = ({ enum: [first] = ["model"] }: Schema): string => String(first);

type Parameter = { $ref?: string; name: string; in: "path" | "query"; required: boolean; schema: Schema };
type Content = { content: Record<string, { schema: Schema }> };
type Item = {
  operationId: string;
  "x-event"?: string;
  "x-permission": Permission;
  parameters: Parameter[];
  requestBody?: Content;
  responses: Record<string, Content & { $ref?: string }>;
};
type Document = {
  paths: Record<string, Record<string, Item>>;
  components: { schemas: Record<string, Schema>; responses: { Problem: Content } };
};

export type Described = {
  id: string;
  method: string;
  path: string;
  /** Who holds its permission, for everything or for their own. */
  roles: readonly Role[];
  /** The event that each success leaves in the ledger; null when the call only reads. */
  event: string | null;
  /** Whether a repetition under one key is one act. */
  takesKey: boolean;
  inPath: string[];
  inQuery: { name: string; required: boolean; schema: Schema }[];
  body: Schema | null;
  /** The refusals it may answer with. */
  refusals: number[];
  success: number;
  answer: z.ZodType;
};

const holdersOf = (permission: Permission): readonly Role[] => {
  const { roles, own = [], everyone } = grantsOf(permission);
  return everyone ? ROLES : [...roles, ...own];
};

const described = (path: string, method: string, item: Item, typed: (schema: Schema) => z.ZodType): Described => {
  const [success = "", ...refusals] = Object.keys(item.responses).sort();
  const answer = item.responses[success]?.content["application/json"]?.schema ?? {};
  const queried = item.parameters.filter((one) => one.in === "query");
  return {
    id: item.operationId,
    method: method.toUpperCase(),
    path,
    roles: holdersOf(item["x-permission"]),
    event: item["x-event"] ?? null,
    takesKey: item.parameters.some(({ $ref }) => $ref?.endsWith("/IdempotencyKey")),
    inPath: item.parameters.filter((one) => one.in === "path").map(({ name }) => name),
    inQuery: queried.map(({ name, required, schema }) => ({ name, required, schema })),
    body: item.requestBody?.content["application/json"]?.schema ?? null,
    refusals: refusals.map(Number),
    success: Number(success),
    answer: typed(answer),
  };
};

/** Reads /api/openapi.json of a running product. `part` finds what a schema refers to. */
export async function descriptionOf(url: string) {
  const document: Document = await (await fetch(`${url}/api/openapi.json`)).json();
  const renamed = <T>(schema: T): T => JSON.parse(JSON.stringify(schema).replaceAll("#/components/schemas/", "#/$defs/"));
  const $defs = renamed(document.components.schemas);
  const typed = (schema: Schema) => z.fromJSONSchema({ ...renamed(schema), $defs } as Parameters<typeof z.fromJSONSchema>[0]);
  const operations = Object.entries(document.paths).flatMap(([path, items]) =>
    Object.entries(items).map(([method, item]) => described(path, method, item, typed)),
  );
  return {
    operations,
    problem: typed(document.components.responses.Problem.content["application/problem+json"]?.schema ?? {}),
    part: (ref: string): Schema => document.components.schemas[ref.split("/").at(-1) ?? ""] ?? {},
  };
}

export type Description = Awaited<ReturnType<typeof descriptionOf>>;
