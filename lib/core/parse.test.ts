import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { Refusal } from "#lib/core/errors";
import { parseInput } from "#lib/core/parse";
import { worded } from "#lib/core/wording";

const refused = (schema: z.ZodType, raw: unknown) => {
  try {
    parseInput(schema, raw);
    return [];
  } catch (error) {
    if (error instanceof Refusal) return error.reasons.map(({ code, values }) => `${error.code} ${code} ${values?.path}`);
    throw error;
  }
};

const Note = z.strictObject({ name: z.string(), tags: z.array(z.string()).optional(), extra: z.json().optional() });

describe("text the database cannot hold", () => {
  test.each([
    ["a NUL character", { name: "a\0b" }, ["invalid invalid.text name"]],
    ["half a surrogate pair", { name: "a\ud800b" }, ["invalid invalid.text name"]],
    ["one within a list", { name: "a", tags: ["b", "\0"] }, ["invalid invalid.text tags.1"]],
    ["one deep in free JSON", { name: "a", extra: [{ b: "\0" }] }, ["invalid invalid.text extra.0.b"]],
    ["the name of a field", { name: "a", extra: { "b\0": 1 } }, ["invalid invalid.text extra"]],
    ["the name of an unknown field", { name: "a", "b\0": 1 }, ["invalid invalid.text body"]],
    ["a value behind such a name", { name: "a", "b\0": "\0" }, ["invalid invalid.text body", "invalid invalid.text b\\u0000"]],
    ["the whole input", "\0", ["invalid invalid.text body"]],
  ])("%s is refused with its place", (_what, raw, reasons) => {
    expect(refused(Note, raw)).toEqual(reasons);
  });

  test("is told in words", () => {
    expect(worded({ code: "invalid.text", values: { path: "name" } }).message).toMatch(/^name: .*NUL/);
  });

  test("is found at any depth without running out of stack", () => {
    let deep: unknown = "\0";
    for (let i = 0; i < 200_000; i += 1) deep = [deep];
    expect(refused(z.unknown(), deep)).toHaveLength(1);
  });

  test("is looked for once in what refers to itself, and told twenty times at most", () => {
    const round: Record<string, unknown> = { name: "\0" };
    round.round = round;
    expect(refused(z.unknown(), round)).toEqual(["invalid invalid.text name"]);
    expect(refused(z.unknown(), Array(50).fill("\0"))).toHaveLength(20);
  });

  test("is nothing else: every other text passes as it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (name) => {
        fc.pre(!name.includes("\0"));
        expect(parseInput(Note, { name })).toEqual({ name });
      }),
    );
  });
});

test("an unknown field and a wrong one are named", () => {
  expect(refused(Note, { name: 1, colour: "red" })).toEqual(["invalid invalid name", "invalid invalid.unknown colour"]);
});

describe("what a schema refuses without words of its own", () => {
  const Given = z.strictObject({
    name: z.string().min(2),
    tags: z.array(z.string()).max(1),
    tier: z.enum(["low", "high"]),
    email: z.email(),
    on: z.iso.date(),
    count: z.int(),
  });
  const told = (raw: unknown): string[] => {
    try {
      parseInput(Given, raw);
      return [];
    } catch (error) {
      if (error instanceof Refusal) return error.reasons.map((why) => worded(why).message);
      throw error;
    }
  };

  test("is said in ours", () =>
    expect(told({ name: "a", tags: ["a", "b"], tier: "medium", email: "nobody", on: "tomorrow", count: "1" })).toEqual([
      "name: at least 2 characters.",
      "tags: at most 1 entry.",
      "tier: one of low, high.",
      "email: this is no e-mail address.",
      "on: a day is written like 2026-05-31.",
      "count: this is a number.",
    ]));

  test("and what is left out is needed", () => {
    for (const line of told({})) expect(line).toMatch(/^\w+: this is needed\.$/);
    expect(told({})).toHaveLength(6);
  });

  test("words of the schema itself stay", () => {
    const own = z.string().min(1, "a model needs a name");
    expect(() => parseInput(z.object({ name: own }), { name: "" })).toThrow(
      expect.objectContaining({ reasons: [{ code: "invalid", values: { path: "name", problem: "a model needs a name" } }] }),
    );
  });
});
