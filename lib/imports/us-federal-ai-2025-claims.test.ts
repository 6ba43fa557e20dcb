import { beforeAll, describe, expect, it } from "vitest";
import { countOf, readFederal } from "#lib/imports/federal.fixture";
import { claimsUse, type ImportedRow } from "#lib/imports/record.schema";

let rows: ImportedRow[];

beforeAll(async () => {
  rows = (await readFederal()).rows;
});

const rowAt = (row: number) => rows.find((one) => one.row === row) ?? expect.fail(`no row ${row}`);

describe("what the file claims is kept as a claim", () => {
  it("stages and extents", () => {
    expect(countOf(rows, ({ fields }) => [fields.claimedStage, fields.claimedExtent].join("/"))).toEqual({
      "in_production/full": 1_040,
      "in_production/pilot": 440,
      "in_development/": 1_479,
      "retired/": 314,
      "/": 338,
    });
  });

  it("impact, and who of them is in use", () => {
    expect(countOf(rows, ({ fields }) => fields.claimedImpact)).toEqual({
      high: 445,
      presumed_not: 110,
      not_high: 2_630,
      not_stated: 426,
    });
    const inUse = rows.filter(({ fields }) => claimsUse(fields));
    expect(countOf(inUse, ({ fields }) => fields.claimedImpact)).toEqual({
      high: 250,
      presumed_not: 71,
      not_high: 1_129,
      not_stated: 30,
    });
    expect(rows.filter(({ fields }) => fields.claimNote !== null && fields.claimedImpact === "presumed_not")).toHaveLength(109);
  });

  const closed = (column: string) =>
    countOf(
      rows.flatMap(({ claims }) => claims.filter((claim) => claim.column === column)),
      ({ controlId, says }) => `${controlId} ${says}`,
    );
  it.each([
    ["hi_testing_conducted", { "CC-DEV-02 effective": 94, "CC-DEV-02 partly": 163, "CC-DEV-02 not_effective": 1 }],
    ["hi_assessment_completed", { "CC-RSK-03 effective": 69, "CC-RSK-03 partly": 166, "CC-RSK-03 not_effective": 1 }],
    ["hi_potential_impacts", { "CC-RSK-03 note": 247 }],
    [
      "hi_independent_review",
      { "CC-VAL-02 effective": 110, "CC-VAL-02 partly": 153, "CC-VAL-02 not_effective": 2, "CC-VAL-02 waived": 1 },
    ],
    ["hi_ongoing_monitoring", { "CC-MON-01 effective": 112, "CC-MON-01 partly": 154, "CC-MON-01 null": 1 }],
    ["hi_training_established", { "CC-GOV-04 effective": 129, "CC-GOV-04 partly": 149, "CC-GOV-04 null": 3 }],
    ["hi_failsafe_presence", { "CC-INC-03 effective": 72, "CC-INC-03 partly": 84, "CC-INC-03 not_applicable": 135 }],
    ["hi_appeal_process", { "CC-HUM-02 effective": 25, "CC-HUM-02 partly": 118, "CC-HUM-02 not_applicable": 147 }],
    ["hi_public_consultation", { "CC-MON-04 note": 172, "CC-MON-04 partly": 93 }],
    ["pia_url", { "CC-PRV-02 links": 95 }],
  ])("%s", (column, sums) => {
    expect(closed(column)).toEqual(sums);
  });

  it("2,401 claims on 305 records, 176 of them not high-impact", () => {
    const claimed = rows.filter(({ claims }) => claims.some(({ column }) => column.startsWith("hi_")));
    expect(claimed.flatMap(({ claims }) => claims.filter(({ column }) => column.startsWith("hi_")))).toHaveLength(2_401);
    expect(countOf(claimed, ({ fields }) => fields.claimedImpact)).toEqual({ high: 128, not_high: 176, presumed_not: 1 });
  });

  it("answers to another question are kept, claim nothing and are pointed out", () => {
    const misplaced = rows.filter(({ warnings }) => warnings.some(({ code }) => code === "claim-misplaced"));
    expect(misplaced.map(({ row }) => row)).toEqual([147, 148, 1401, 1561]);
    expect(rowAt(1561).claims).toContainEqual(
      expect.objectContaining({
        column: "hi_ongoing_monitoring",
        says: null,
        row: 1561,
        text: expect.stringMatching(/oversight board/),
      }),
    );
  });

  it("an appeal precluded by law says not applicable with that reason, a waiver is shown where exceptions are", () => {
    const all = rows.flatMap(({ claims }) => claims);
    expect(all.filter(({ reason }) => reason === "precluded by law")).toHaveLength(4);
    expect(all.filter(({ shownOn }) => shownOn === "CC-GOV-07")).toMatchObject([{ controlId: "CC-VAL-02", says: "waived" }]);
  });

  it("two spellings of one step are joined in the claim", () => {
    const steps = rows.flatMap(({ claims }) => claims.flatMap(({ items: list }) => list ?? []));
    expect(countOf(steps, (step) => step)).toEqual({ "Usability Testing": 56, Other: 43, "Public Feedback Solicitations": 9 });
  });
});
