// The requests of faults/fuzz.test.ts are mostly right: what never got past the form of its input would try no rule behind it.
import fc from "fast-check";
import { beforeAll, expect, test, vi } from "vitest";
import type { Operation } from "#lib/core/operation";
import { operations } from "#lib/operations";
import { openapi } from "#lib/web/openapi";
import { type Description, descriptionOf } from "../faults/described";
import { type Call, requestTo } from "../faults/requests";

const all: Record<string, Operation> = operations;
const SEED = 7;
const RUNS = 40;
const PEOPLE = ["admin", "auditor", "data-scientist", "model-owner", "validator", "risk-officer", "compliance-officer"];
/** Where an address is told from any other text, it has to be one. */
const known = new Map(["email", "ownerEmail", "authors"].map((name) => [name, ["somebody@demo.example", "else@demo.example"]]));

let description: Description;
beforeAll(async () => {
  const document = JSON.stringify(openapi(operations));
  vi.stubGlobal("fetch", async () => new Response(document));
  description = await descriptionOf("");
  vi.unstubAllGlobals();
});

const input = ({ body, headers }: Call): object | null => {
  try {
    return headers["content-type"] === "application/json" ? JSON.parse(body ?? "") : {};
  } catch {
    return null;
  }
};

test.each(Object.values(all).flatMap(({ id, kind }) => (kind === "query" ? [] : [id])))(
  "%s is asked for in a form that its input takes",
  (id) => {
    const op = description.operations.find((one) => one.id === id);
    if (!op) throw new Error("it is not described");
    const inPath = Object.fromEntries(op.inPath.map((name) => [name, name === "sha256" ? "a".repeat(64) : "x"]));
    const people = PEOPLE.map((name) => `key ${name}`);
    const taken = fc
      .sample(requestTo(op, description, known, people), { numRuns: RUNS, seed: SEED })
      .map((call) => ({ ...input(call), ...inPath }))
      .filter((given) => all[id]?.input.safeParse(given).success);
    expect(taken.length).toBeGreaterThan(1);
  },
);
