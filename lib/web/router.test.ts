import { expect, test } from "vitest";
import { operations } from "#lib/operations";
import { match } from "#lib/web/router";

const op = (method: string, path: string) => {
  const found = match(operations, method, path.split("/"));
  return "op" in found ? { id: found.op.id, params: found.params } : found;
};

test("a path and a method name an operation; HEAD asks what GET does", () => {
  expect(op("GET", "models/m1")).toEqual({ id: "getModel", params: { modelId: "m1" } });
  expect(op("HEAD", "models/m1")).toEqual(op("GET", "models/m1"));
  expect(op("GET", "inbox/count")).toMatchObject({ id: "countWaiting", params: {} });
});

test("a path that does not know the method says which it knows, and one that is not there knows none", () => {
  expect(op("DELETE", "models")).toEqual({ allowed: ["GET", "HEAD", "OPTIONS", "POST"] });
  expect(op("OPTIONS", "api-keys/k1")).toEqual({ allowed: ["DELETE", "OPTIONS"] });
  expect(op("GET", "imports/files")).toEqual({ allowed: ["OPTIONS", "POST"] });
  expect(op("OPTIONS", "no/such/thing")).toEqual({ allowed: [] });
});
