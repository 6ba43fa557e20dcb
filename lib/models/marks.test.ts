import { expect, test } from "vitest";
import { z } from "zod";
import { Facts } from "#lib/models/facts.schema";
import { FactsPatch } from "#lib/models/facts-patch.schema";
import { CONTENT_FIELDS } from "#lib/models/material.rules";
import {
  ArchiveModelInput,
  AssignOwnerInput,
  RegisterModelInput,
  ReviseModelInput,
  SetRecordTypeInput,
} from "#lib/models/schema";
import { CreateVersionInput, ReviseVersionInput } from "#lib/models/version.schema";
import { SaveViewInput } from "#lib/models/view.schema";

const inputs = {
  RegisterModelInput,
  ReviseModelInput,
  CreateVersionInput,
  ReviseVersionInput,
  AssignOwnerInput,
  ArchiveModelInput,
  SetRecordTypeInput,
  SaveViewInput,
  Facts,
  FactsPatch,
};
const fields = Object.entries(inputs).flatMap(([input, { shape }]) =>
  Object.entries(shape).map(([field, schema]) => [input, field, schema] as const),
);
const markOf = (schema: z.core.$ZodType) => z.globalRegistry.get(schema) ?? {};

test.each(fields)("%s.%s is marked material or editorial, or says which record is meant", (_input, _field, schema) => {
  const { material, address } = markOf(schema);
  expect([typeof material === "boolean", address === true].filter(Boolean)).toHaveLength(1);
});

test("one field has one mark wherever it is taken in", () => {
  const marks = Map.groupBy(fields, ([, field]) => field);
  const torn = [...marks]
    .filter(([, of]) => new Set(of.map(([, , schema]) => markOf(schema).material)).size > 1)
    .map(([field]) => field);
  expect(torn).toEqual([]);
});

test("what people sign is exactly what is marked material, with owner and authors", () => {
  const material = new Set(
    fields.filter(([input, , schema]) => !input.startsWith("Facts") && markOf(schema).material).map(([, field]) => field),
  );
  for (const short of ["artifactUri", "artifactDigest"]) material.delete(short);
  expect([...material].sort()).toEqual([...CONTENT_FIELDS, "authors", "ownerEmail"].sort());
});
