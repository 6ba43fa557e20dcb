import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { sentences } from "#lib/core/wording";
import { fileOf } from "#lib/imports/file.fixture";
import { mapRow } from "#lib/imports/map-row.rules";
import { mapTable, type Outcome, surveyTable } from "#lib/imports/map-table";
import { Mapping } from "#lib/imports/mapping.schema";
import { readTable } from "#lib/imports/read-table";
import { isRejected } from "#lib/imports/record.schema";
import { messageCodes, rowMessage } from "#lib/imports/row-message";

const base = {
  id: "own",
  version: 1,
  title: "Own",
  source: "own",
  identity: { id: "id", empty_words: ["n/a"], keys: [{ columns: ["id"], needs: ["id"] }, { columns: ["@content"] }] },
};
const stage = { to: "claimedStage", values: { Live: "in_production/full" }, other: "reject" };
const mappingOf = (columns: object) =>
  Mapping.parse({ ...base, columns: { id: { to: "externalId" }, name: { to: "name" }, ...columns } });
const outcomesOf = async (text: string, mapping: Mapping): Promise<Outcome[]> => {
  const path = fileOf(text);
  const survey = await surveyTable(readTable(path), mapping);
  const outcomes: Outcome[] = [];
  for await (const batch of mapTable(readTable(path), mapping, survey)) outcomes.push(...batch.outcomes);
  return outcomes;
};
const fieldsOf = (mapping: Mapping, header: string[], cells: string[]) => {
  const mapped = mapRow(mapping, header, { row: 2, cells });
  return isRejected(mapped) ? expect.fail("rejected") : mapped;
};

describe("a row", () => {
  it("with a word nobody mapped is rejected, with the number of rows that one answer would settle", async () => {
    const outcomes = await outcomesOf(
      "id,name,stage\n1,a,Live\n2,b,Sleeping\n3,c, sleeping \n4,d,Sleeping\n",
      mappingOf({ stage }),
    );
    const messages = outcomes.flatMap((one) =>
      one.kind === "rejected" ? one.rejections.map(({ reason }) => rowMessage(reason)) : [],
    );
    expect(messages[0]).toBe(
      'Row 3, stage: "Sleeping" has no meaning yet. Choose one for all 2 rows that use it, or leave them out.',
    );
    expect(outcomes.map((one) => one.kind)).toEqual(["record", "rejected", "rejected", "rejected"]);
  });

  it("whose stage is a word for nothing is taken without a stage, with the text kept", () => {
    const { fields, gaps } = fieldsOf(mappingOf({ stage }), ["id", "name", "stage"], ["1", "Score", "N/A"]);
    expect(fields.claimedStage).toBeNull();
    expect(fields.sourceFields).toEqual({ stage: "N/A" });
    expect(gaps).toContain("claimedStage");
  });

  it("whose sensitivity is a word for nothing stays restricted until somebody decides", () => {
    const secret = { to: "sensitivity", values: { No: "normal" }, other: "warn" };
    expect(fieldsOf(mappingOf({ secret }), ["id", "name", "secret"], ["1", "Score", "N/A"]).fields.sensitivity).toBe(
      "restricted",
    );
  });

  it("is read by a word of any length, as far as words are told apart", () => {
    const long = `Operational ${"and in continuous use ".repeat(40)}`;
    const values = { [long.slice(0, 300)]: "in_production/full", [`${"Operational ".repeat(12)}B`]: "retired" };
    const stageOf = (text: string) =>
      fieldsOf(mappingOf({ stage: { ...stage, values } }), ["id", "name", "stage"], ["1", "Score", text]).fields.claimedStage;
    expect([stageOf(long), stageOf(`${"Operational ".repeat(12)}B`)]).toEqual(["in_production", "retired"]);
  });

  it("that repeats a rejected row is rejected itself, not called kept", async () => {
    const outcomes = await outcomesOf("id,name\n1,\n1,\n", mappingOf({}));
    expect(outcomes.map((one) => one.kind)).toEqual(["rejected", "rejected"]);
  });

  it("keeps every unmapped column, also one called like a member of every object", () => {
    const { fields } = fieldsOf(mappingOf({}), ["id", "name", "__proto__", "constructor", "note"], ["1", "Score", "x", "y", "z"]);
    expect(Object.entries(fields.sourceFields)).toEqual([
      ["__proto__", "x"],
      ["constructor", "y"],
      ["note", "z"],
    ]);
    expect(Object.getPrototypeOf(fields.sourceFields)).toBe(Object.prototype);
  });

  it("keeps two texts that are meant for one source field", () => {
    const mapping = mappingOf({ a: { to: "source_field", as: "note" } });
    expect(fieldsOf(mapping, ["id", "name", "a", "note"], ["1", "Score", "x", "y"]).fields.sourceFields).toEqual({
      note: "x",
      "note (2)": "y",
    });
  });

  it("over a hard limit is rejected with the length and the limit", () => {
    const mapped = mapRow(mappingOf({}), ["id", "name"], { row: 7, cells: ["1", "x".repeat(301)] });
    expect(isRejected(mapped) && mapped.rejections.map(({ reason }) => rowMessage(reason))).toEqual([
      "Row 7, name: 301 characters, at most 300 can be kept here. Shorten the text, or map the column to a source field.",
    ]);
  });

  it("about sensitivity in a word nobody knows is restricted until somebody decides", () => {
    const mapping = mappingOf({ secret: { to: "sensitivity", values: { No: "normal" }, other: "warn" } });
    expect(fieldsOf(mapping, ["id", "name", "secret"], ["1", "Score", "maybe"])).toMatchObject({
      fields: { sensitivity: "restricted" },
      warnings: [{ code: "word-kept" }],
    });
  });

  it("that the file cannot say is never filled by a default", () => {
    const { fields, gaps } = fieldsOf(mappingOf({}), ["id", "name"], ["n/a", "Score"]);
    expect(fields).toMatchObject({
      kind: null,
      domain: null,
      sourcing: null,
      claimedStage: null,
      externalId: null,
      jurisdictions: [],
    });
    expect(Object.values(fields.facts).every((value) => value === null)).toBe(true);
    expect(gaps).toEqual(expect.arrayContaining(["owner", "kind", "domain", "claimedStage", "facts.usesPersonalData"]));
    expect(gaps).not.toContain("facts.coveredEmploymentTool");
  });
});

describe("a file and a mapping that do not belong together", () => {
  it("are refused by the columns that are missing", async () => {
    await expect(outcomesOf("id,title\n1,a\n", mappingOf({}))).rejects.toMatchObject({
      reasons: [{ code: "import.columns-missing", values: { columns: "name" } }],
    });
  });

  it("a column that only the mapping has is told, and its fields are left alone", async () => {
    const survey = await surveyTable(readTable(fileOf("id,name\n1,a\n")), mappingOf({ stage }));
    expect(survey.notes.map(rowMessage)).toEqual([
      "A column of this mapping is not in the file: stage. Fields that only it fills stay as they are.",
    ]);
  });
});

describe("a mapping", () => {
  it.each([
    [
      "a value that is no word of its target",
      { k: { to: "kind", values: { X: "robot" }, other: "warn" } },
      /"robot" is no value of kind\. Use one of statistical, ml,/,
    ],
    ["a target that does not exist", { k: { to: "approved" } }, /Invalid discriminator/],
    ["two columns for one field", { b: { to: "name" } }, /Another column already becomes name/],
    ["a misspelt setting", { k: { to: "purpose", maxlength: 3 } }, /Unrecognized key/],
  ])("with %s is refused with its place", (_, columns, message) => {
    const parsed = Mapping.safeParse({ ...base, columns: { name: { to: "name" }, ...columns } });
    expect(parsed.error && z.prettifyError(parsed.error)).toMatch(message);
  });

  it("cannot claim an approval, a rating or an answer: no target is one", () => {
    for (const to of ["stage", "tier", "approval", "ownerEmail", "status", "facts.article5"])
      expect(Mapping.safeParse({ ...base, columns: { name: { to: "name" }, x: { to } } }).success).toBe(false);
  });
});

it("every code an import can say has a sentence, and no sentence waits for a code", () => {
  const sources = readdirSync("lib/imports")
    .filter((file) => /(?<!test|fixture)\.ts$/.test(file))
    .map((file) => readFileSync(`lib/imports/${file}`, "utf8"))
    .join("\n");
  const refusals = ["imports", "import-operations"].flatMap((file) =>
    Object.keys(JSON.parse(readFileSync(`messages/en/refusals/${file}.json`, "utf8"))),
  );
  const used = new Set([...sources.matchAll(/(?<!event: )"(import\.[a-z_-]+)"/g)].map(([, code]) => code));
  expect([...used].sort()).toEqual(refusals.sort());
  const said = [...sources.matchAll(/(?:reason\(|at: -?\w+, code: |(?:warn|reject)\(draft,(?: column,)? ?)"([a-z-]+)"/g)].map(
    ([, code]) => code,
  );
  expect(said.filter((code) => code && !messageCodes().includes(code) && !sentences().has(code))).toEqual([]);
  expect(said.length).toBeGreaterThan(15);
});
