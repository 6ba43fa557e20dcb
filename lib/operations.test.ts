// Contract tests: they loop over the list, so an operation cannot be added without them.
import { beforeAll, describe, expect, test } from "vitest";
import { grantsOf, ROLES, type Role } from "#lib/access/permissions";
import { Refusal } from "#lib/core/errors";
import { run } from "#lib/core/run";
import { operations } from "#lib/operations";
import { aPerson, aUnit, type Person } from "#lib/test/people";
import { sampleOf } from "#lib/test/sample";
import { openapi } from "#lib/web/openapi";

const all = Object.values(operations);
const pathIds = (http: string) =>
  Object.fromEntries(
    [...http.matchAll(/\{(\w+)\}/g)].map((m) => [m[1] ?? "", m[1] === "sha256" ? "a".repeat(64) : "no-such-id"]),
  );
const sample = (op: (typeof all)[number]) => sampleOf(op.input, pathIds(op.http));

const outcome = (promise: Promise<unknown>) =>
  promise.then(
    () => "done",
    (error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
      // A finer rule may forbid too; what is compared here is the table.
      return error.reasons.some(({ code }) => code === "forbidden") ? "forbidden by the table" : error.code;
    },
  );

const holds = (op: (typeof all)[number], role: Role): boolean => {
  const { roles, own = [], everyone } = grantsOf(op.permission);
  return everyone === true || roles.includes(role) || own.includes(role);
};

type Shape = { properties: Record<string, unknown>; required: string[] };
type Described = {
  operationId: string;
  requestBody?: { content: Record<string, { schema: { properties?: Record<string, unknown> } }> };
  responses: Record<string, { content: { "application/json": { schema: { anyOf?: Shape[] } } } }>;
};

describe("every operation", () => {
  const people = {} as Record<Role, Person>;
  beforeAll(async () => {
    const unit = await aUnit();
    for (const role of ROLES) people[role] = await aPerson([role], unit);
  });

  test("has a route of its own", () => {
    const routes = all.map((op) => op.http.replaceAll(/\{\w+\}/g, "{}"));
    expect(routes.filter((route, i) => routes.indexOf(route) !== i)).toEqual([]);
  });

  test.each(all.map((op) => [op.id, op] as const))("%s accepts the sample its description promises", (_id, op) => {
    expect(op.input.safeParse(sample(op))).toMatchObject({ success: true });
  });

  test.each(all.map((op) => [op.id, op] as const))("%s refuses a field nobody declared", async (_id, op) => {
    const role = ROLES.find((one) => holds(op, one));
    if (!role) throw new Error("an operation nobody may do");
    const caller = await people[role].caller();
    const attempt = run(op, { ...sample(op), nobodyDeclaredThis: 1 }, caller);
    await expect(attempt).rejects.toMatchObject({
      code: "invalid",
      reasons: [{ code: "invalid.unknown", values: { path: "nobodyDeclaredThis" } }],
    });
  });

  test.each(all.flatMap((op) => ROLES.map((role) => [op.id, role, op] as const)))(
    "%s as %s is allowed exactly as the table of permissions says",
    async (_id, role, op) => {
      const result = await outcome(run(op, sample(op), await people[role].caller()));
      if (!holds(op, role)) expect(result).toBe("forbidden by the table");
      else expect(result).not.toBe("forbidden by the table");
    },
  );

  test("is described in an OpenAPI document whose references resolve and whose ids are unique", () => {
    const document = openapi(operations);
    const text = JSON.stringify(document);
    const ids = [...text.matchAll(/"operationId":"(\w+)"/g)].map((m) => m[1]);
    expect(ids.sort()).toEqual(Object.keys(operations).sort());
    for (const [, ref] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      const target = (ref ?? "").split("/").reduce<unknown>((at, key) => (at as Record<string, unknown>)?.[key], document);
      expect(target, ref).toBeDefined();
    }
  });

  test("that takes a file is described as a form with its bytes, too", () => {
    const paths = openapi(operations).paths as Record<string, Record<string, Described>>;
    const forms = Object.values(paths)
      .flatMap((items) => Object.values(items))
      .flatMap(({ operationId, requestBody }) => {
        const form = requestBody?.content["multipart/form-data"];
        return form ? [[operationId, form.schema.properties?.file]] : [];
      });
    const bytes = { type: "string", contentMediaType: "application/octet-stream" };
    expect(Object.fromEntries(forms)).toEqual({ attachEvidence: bytes, importModels: bytes, receiveImportFile: bytes });
  });

  test("that shows a secret once is described with it, and as a repeated key is answered: without it, and saying so", () => {
    const paths = openapi(operations).paths as Record<string, Record<string, Described>>;
    const answers = Object.values(paths).flatMap((items) => Object.values(items));
    for (const [id, once] of [
      ["createApiKey", "key"],
      ["invitePerson", "token"],
      ["resetPassword", "token"],
    ] as const) {
      const { responses } = answers.find(({ operationId }) => operationId === id) ?? {};
      const described = Object.entries(responses ?? {}).find(([status]) => status.startsWith("2"))?.[1];
      const [first, again] = described?.content["application/json"].schema.anyOf ?? [];
      expect(first?.properties).toHaveProperty(once);
      expect(again?.properties).not.toHaveProperty(once);
      expect(again?.required).toContain("shownBefore");
      expect(again?.required).not.toContain(once);
    }
  });
});
