import { beforeAll, describe, expect, it } from "vitest";
import { countOf, federalMapping, outcomesOf, readFederal, stream, surveyOf } from "#lib/imports/federal.fixture";
import { mapTable, type Outcome, type TableSurvey } from "#lib/imports/map-table";
import { reconcile } from "#lib/imports/reconcile.rules";
import { rowMessage } from "#lib/imports/row-message";
import type { FieldValues } from "#lib/imports/stated-fields.rules";
import { emptyTally, withRow } from "#lib/imports/tally.rules";

let file: Awaited<ReturnType<typeof readFederal>>;
let survey: TableSurvey;
let outcomes: Outcome[];

beforeAll(async () => {
  file = await readFederal();
  survey = await surveyOf(file.items);
  outcomes = await outcomesOf(file.items, survey);
});

const records = () => outcomes.filter((outcome) => outcome.kind === "record");

describe("every row of the file ends somewhere", () => {
  it("3,609 are created, 2 repeat another row, none is rejected", () => {
    expect(survey.rows).toBe(3_611);
    expect(file.rows).toHaveLength(3_611);
    expect(countOf(outcomes, (outcome) => outcome.kind)).toEqual({ record: 3_609, repeat: 2 });
    const repeats = outcomes.flatMap((outcome) => (outcome.kind === "repeat" ? [rowMessage(outcome.reason)] : []));
    expect(repeats).toEqual([
      "Row 1168 repeats row 1161 in every column; one record kept.",
      "Row 1782 repeats row 1781 in every column; one record kept.",
    ]);
  });

  it("a second import of the same file changes nothing, and one in another order neither", async () => {
    const stored = new Map<string, FieldValues>();
    for (const { key, values } of records()) stored.set(key, reconcile(null, {}, values).imported);
    const shuffled = [
      ...file.items.slice(0, 1),
      ...file.items
        .slice(1)
        .reverse()
        .map((item, index) => ({ ...item, row: index + 2 })),
    ];
    for (const again of [file.items, shuffled]) {
      const second = await outcomesOf(again, await surveyOf(again));
      const ends = second.map((outcome) => {
        if (outcome.kind !== "record") return "unchanged";
        const here = stored.get(outcome.key) ?? null;
        return reconcile(here, here ?? {}, outcome.values).outcome;
      });
      expect(countOf(ends, (end) => end)).toEqual({ unchanged: 3_611 });
    }
  });

  it("with the name fallback off, row 839 is rejected in words and nothing else changes", async () => {
    const strict = await outcomesOf(file.items, survey, { nameFallback: false });
    expect(countOf(strict, (outcome) => outcome.kind)).toEqual({ record: 3_608, repeat: 2, rejected: 1 });
    const rejected = strict.flatMap((outcome) => (outcome.kind === "rejected" ? outcome.rejections : []));
    expect(rejected.map(({ row, column, reason }) => [row, column, rowMessage(reason)])).toEqual([
      [839, "use_case_name", "Row 839, use_case_name: a model needs a name. Type one here, use the id, or leave the row out."],
    ]);
  });

  it("row 839 comes in under its id, with the gap shown", () => {
    expect(file.rows.find((row) => row.row === 839)).toMatchObject({
      fields: { name: "DOI-0015 (no name given)", externalId: "DOI-0015" },
    });
    expect(file.rows.filter((row) => row.gaps.includes("name")).map((row) => row.row)).toEqual([839]);
  });
});

describe("keys tell records apart and hold", () => {
  it("each record has a key of its own, by the step that fits it", () => {
    expect(new Set(records().map(({ key }) => key)).size).toBe(3_609);
    expect(countOf(records(), ({ record }) => survey.keySurvey.stepOf(record.row))).toEqual({ 0: 2_901, 1: 3, 2: 697, 3: 8 });
  });

  it("one id in two bureaus is two records, and each says so", () => {
    const shared = records().flatMap(({ record }) =>
      record.warnings.filter(({ code }) => code === "id-shared").map((reason) => ({ row: record.row, text: rowMessage(reason) })),
    );
    const text = "DOJ-0160 names two records of this file (rows 1271 and 1315). Both were kept, because their bureaus differ.";
    expect(shared).toEqual([
      { row: 1271, text },
      { row: 1315, text },
    ]);
  });

  it("ten bare numbers that several agencies use are as many records as agencies", () => {
    const bare = records().filter(({ record }) =>
      ["7", "9", "10", "22", "24", "25", "26", "34", "35", "56"].includes(record.fields.externalId ?? ""),
    );
    expect(bare.length).toBe(22);
    expect(new Set(bare.map(({ key }) => key)).size).toBe(22);
  });
});

it("the last page says it in these words", () => {
  const said = outcomes.flatMap((outcome) => (outcome.kind === "rejected" ? [] : [outcome.record.fields]));
  const tally = said.reduce(withRow, emptyTally());
  expect(rowMessage({ code: "summary", values: { ...tally, created: records().length } })).toBe(
    "3,609 models are new. 1,480 say they are in use (1,040 deployed, 440 in pilot); none of them has been approved here, so all 1,480 are in the queue to put right, 250 high-impact ones first. 338 rows do not say whether they are in use. 314 say they are retired. Nobody was made an owner: the file names contacts, not owners. Nothing in this import counts as an approval, a rating or a finished control.",
  );
});

it("the archive holds one retired record less than rows say retired, because one row repeats another", () => {
  expect(records().filter(({ record }) => record.fields.claimedStage === "retired")).toHaveLength(313);
});

it("an import that stopped goes on after the last row it committed, and meets each row once", async () => {
  const batches = [];
  for await (const batch of mapTable(stream(file.items), federalMapping, survey, { size: 400 })) batches.push(batch);
  expect(batches).toHaveLength(10);
  const done = batches.slice(0, 4);
  const rest = [];
  for await (const batch of mapTable(stream(file.items), federalMapping, survey, {
    size: 400,
    after: done.at(-1)?.throughRow ?? 0,
  }))
    rest.push(batch);
  expect([...done, ...rest]).toEqual(batches);
});
