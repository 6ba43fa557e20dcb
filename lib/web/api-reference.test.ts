import { expect, test } from "vitest";
import { operations } from "#lib/operations";
import { apiReference, typeOf } from "#lib/web/api-reference";

test("holds every operation once, with a status of success", () => {
  const entries = apiReference(operations).flatMap((group) => group.entries);
  expect(entries.map(({ id }) => id).sort()).toEqual(Object.keys(operations).sort());
  expect(entries.filter(({ status }) => !["200", "201", "202"].includes(status))).toEqual([]);
});

test("says where each field goes and whether it is required", () => {
  const entry = apiReference(operations)
    .flatMap((group) => group.entries)
    .find(({ id }) => id === "reviseModel");
  expect(entry?.fields.find(({ name }) => name === "modelId")).toMatchObject({ at: "path", required: true });
  expect(entry?.fields.find(({ name }) => name === "revision")).toMatchObject({ at: "body", required: true });
  expect(entry?.fields.find(({ name }) => name === "purpose")).toMatchObject({ at: "body", required: false });
});

test.each([
  [{ type: "array", items: { type: "string" } }, "[string, …]"],
  [{ enum: ["low", "high"] }, '"low" | "high"'],
  [{ anyOf: [{ type: "string" }, { type: "null" }] }, "string | null"],
  [
    { type: "object", properties: { a: { type: "integer" }, b: { type: "boolean" } }, required: ["a"] },
    "{a: integer, b?: boolean}",
  ],
  [{ $ref: "#/components/schemas/getModel.output.Claim" }, "getModel.output.Claim"],
  [{ properties: { a: { properties: { b: { properties: { c: {} } } } } } }, "{a?: {b?: {…}}}"],
])("a shape in one line: %j", (schema, line) => {
  expect(typeOf(schema)).toBe(line);
});
