import { expect, test } from "vitest";
import { Refusal, reason } from "#lib/core/errors";
import { isUnavailable } from "#lib/core/unavailable";

const known = (code: string, cause: object) =>
  Object.assign(new Error("failed"), { code, meta: { driverAdapterError: { cause } } });

test.each([
  ["refused by the system", Object.assign(new Error("connect"), { code: "ECONNREFUSED" })],
  ["lost while it was used", new Error("Connection terminated unexpectedly")],
  ["used after it was lost", new Error("Client has encountered a connection error and is not queryable")],
  ["asked by too many at once", new Error("too many wait for a connection")],
  ["not reached, from the client", known("P1001", { kind: "DatabaseNotReachable" })],
  ["not reached, in raw SQL", known("P2010", { kind: "DatabaseNotReachable" })],
  ["starting up", known("P2010", { kind: "postgres", originalCode: "57P03" })],
  ["shutting down, in a model call", known("P2039", { originalCode: "57P01" })],
  ["its disk is full", known("P2010", { originalCode: "53100" })],
  ["at work on the record for somebody else", known("P2010", { originalCode: "55P03" })],
  ["too slow", known("P2010", { originalCode: "57014" })],
  ["tired of an open transaction", Object.assign(new Error("terminating"), { code: "25P03" })],
  ["too contended, in a model call", known("P2034", { kind: "TransactionWriteConflict" })],
  ["too contended, in raw SQL", known("P2010", { originalCode: "40P01" })],
  ["read-only", known("P2010", { originalCode: "25006" })],
  ["behind another error", new Error("a job failed", { cause: Object.assign(new Error("x"), { code: "57P01" }) })],
])("a database that is %s can be asked again later", (_what, error) => expect(isUnavailable(error)).toBe(true));

test.each([
  ["a rule", new Refusal("refused", reason("guard"))],
  ["a unique value that is there", known("P2002", { kind: "UniqueConstraintViolation", originalCode: "23505" })],
  ["a bug", new TypeError("undefined is not a function")],
  ["nothing", undefined],
])("%s is no such thing", (_what, error) => expect(isUnavailable(error)).toBe(false));
