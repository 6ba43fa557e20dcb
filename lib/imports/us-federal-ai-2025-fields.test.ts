import { beforeAll, describe, expect, it } from "vitest";
import { countOf, federalMapping, readFederal } from "#lib/imports/federal.fixture";
import { claimsUse, type ImportedFields, type ImportedRow } from "#lib/imports/record.schema";
import { rowMessage } from "#lib/imports/row-message";
import { surveyValues, type ValueSurvey } from "#lib/imports/value-survey.rules";

let file: Awaited<ReturnType<typeof readFederal>>;
let rows: ImportedRow[];
let values: ValueSurvey;

beforeAll(async () => {
  file = await readFederal();
  rows = file.rows;
  const collect = surveyValues(federalMapping, file.header);
  file.sheet.forEach(collect.add);
  values = collect.finish();
});

const count = (name: (fields: ImportedFields) => unknown) => countOf(rows, ({ fields }) => name(fields));
const rowAt = (row: number) => rows.find((one) => one.row === row) ?? expect.fail(`no row ${row}`);
const withGap = (gap: string) => rows.filter(({ gaps }) => gaps.includes(gap)).length;
const withWarning = (code: string) => rows.filter(({ warnings }) => warnings.some((one) => one.code === code)).length;

describe("fields of the model", () => {
  it("kind, domain, sourcing and sensitivity are read by their lists and guessed nowhere", () => {
    expect(count(({ kind }) => kind)).toEqual({ agent: 117, llm: 858, ml: 1_872, null: 764 });
    expect(count(({ domain }) => domain)).toEqual({ healthcare: 272, hr: 46, other: 2_690, null: 603 });
    expect(count(({ sourcing }) => sourcing)).toEqual({ vendor: 594, in_house: 581, joint: 429, not_stated: 2_007 });
    expect(count(({ sensitivity }) => sensitivity)).toEqual({ normal: 3_584, restricted: 27 });
    expect(withGap("sensitivity")).toBe(1_132);
    expect(values.unknownWords).toEqual(new Map([...values.unknownWords.keys()].map((column) => [column, new Map()])));
  });

  it("an empty cell about personal data is not a no", () => {
    expect(count(({ facts }) => facts.usesPersonalData)).toEqual({ true: 360, false: 1_151, null: 2_100 });
  });

  it("facts the file cannot know stay open", () => {
    for (const gap of [
      "owner",
      "intendedUse",
      "outOfScopeUse",
      "limitations",
      "facts.usesPhi",
      "facts.automatedDecision",
      "facts.euAiActClass",
    ])
      expect(withGap(gap)).toBe(3_611);
    expect(count(({ jurisdictions }) => jurisdictions)).toEqual({ US: 3_611 });
    expect(withWarning("ask-phi")).toBe(15);
  });

  it("protected attributes are read as data", () => {
    expect(count((fields) => fields.protectedAttributes.says)).toEqual({
      not_stated: 2_507,
      none: 996,
      listed: 41,
      unspecified: 62,
      described: 4,
      unknown: 1,
    });
  });

  it("a purpose that says not available is a gap, and nothing it said is lost", () => {
    expect(withGap("purpose")).toBe(593 + 14);
    expect(rows.filter(({ fields }) => fields.sourceFields.problem_solved === "Not available")).toHaveLength(14);
  });

  it("names stand on one line of at most 300 characters, and their original is kept where it had more", () => {
    expect(rows.every(({ fields }) => fields.name.length <= 300 && !/[\r\n]/.test(fields.name))).toBe(true);
    expect(rows.filter(({ fields }) => fields.sourceFields.use_case_name !== undefined)).toHaveLength(20);
  });

  it("dates are as exact as they were written", () => {
    expect(count(({ inUseSince }) => inUseSince?.precision)).toEqual({
      day: 374 + 508,
      month: 226 + 258,
      year: 36,
      undefined: 2_209,
    });
    expect(rowAt(1139).fields.inUseSince).toEqual({ date: "1990-01-01", precision: "month" });
    expect(withWarning("date-unread")).toBe(0);
    expect(rows.filter(({ fields }) => (fields.inUseSince?.date ?? "") > "2025-12-31")).toHaveLength(43);
    expect(withWarning("date-later")).toBe(13);
    expect(withGap("inUseSince")).toBe(221);
  });

  it("two readings of a date are told once for the file", () => {
    expect(values.twoWayDates).toMatchObject([{ column: "operational_date", monthFirst: true, count: 272 }]);
    expect(
      rowMessage({
        code: "dates-two-ways",
        values: { column: "operational_date", count: 272, first: "month", example: "08/04/2025", reading: "4 August 2025" },
      }),
    ).toBe(
      "operational_date: 272 dates could be read two ways. This mapping reads the month first. Example: 08/04/2025 is 4 August 2025.",
    );
  });

  it("whole cells that are an address become links, any other text stays text", () => {
    const linked = (column: string) => rows.flatMap(({ fields }) => fields.links.filter((link) => link.column === column));
    expect([linked("link_to_data").length, linked("pia_url").length]).toEqual([51, 95]);
    expect(count(({ repositoryUrl }) => repositoryUrl !== null)).toEqual({ true: 82, false: 3_529 });
    expect(rows.filter(({ fields }) => fields.sourceFields.linkToData !== undefined)).toHaveLength(3_611 - 3_405 - 51);
  });

  it("things that do not fit together are pointed out", () => {
    expect(withWarning("in-house-with-supplier")).toBe(34);
    expect(withWarning("ask-records-kept")).toBe(55);
    // 160 cells are blank, and two more hold a placeholder.
    expect(withGap("supplierText")).toBe(162);
    expect(rows.filter(({ fields }) => claimsUse(fields) && fields.purpose === null)).toHaveLength(44);
  });

  it("a contact is nobody's account: it is kept apart from what is searched and exported", () => {
    expect(rows.filter(({ fields }) => fields.contact !== null)).toHaveLength(3_611 - 1_115);
    expect(rows.some(({ fields }) => Object.hasOwn(fields.sourceFields, "contact_email"))).toBe(false);
  });
});

/** Where a filled cell must be found again, word for word or as what it means. */
const traced = (row: ImportedRow, column: string, text: string): boolean => {
  const { fields, claims } = row;
  const texts = [
    ...Object.values(fields),
    ...Object.values(fields.sourceFields),
    ...claims.map((claim) => claim.text),
    ...fields.links.map((link) => link.url),
  ];
  if (texts.includes(text)) return true;
  return column === "development_stage" ? fields.claimedStage !== null : meaningKept(row, column);
};
const meaningKept = ({ fields }: ImportedRow, column: string): boolean =>
  ({
    is_high_impact: fields.claimedImpact !== null,
    contracting_usage: fields.sourcing !== null,
    has_pii: fields.facts.usesPersonalData !== null,
    demographic_features: fields.protectedAttributes.text !== null || fields.protectedAttributes.says === "not_stated",
    hi_public_consultation: true,
  })[column] ?? false;

it("nothing of the file is lost: each of its filled cells is a field, a claim or a source field", () => {
  const lost = file.sheet.flatMap(({ cells }, index) =>
    cells.flatMap((text, column) => {
      const row = rows[index];
      return text.trim() === "" || (row && traced(row, file.header[column] ?? "", text))
        ? []
        : [`${index + 2} ${file.header[column]}`];
    }),
  );
  expect(lost).toEqual([]);
});
