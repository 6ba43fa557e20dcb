import { describe, expect, it } from "vitest";
import { mapRow } from "#lib/imports/map-row.rules";
import { shippedMapping, shippedMappings } from "#lib/imports/mappings";
import { mappingFor, suggestFormats, suggestMapping, wordsOf } from "#lib/imports/suggest-mapping.rules";

const header = [
  "Model ID",
  "ModelName",
  "Model Owner",
  "Lifecycle Status",
  "Business purpose",
  "Model_Type",
  "Line of Business",
  "Go-live date",
  "Contains PII?",
  "Risk Rating",
  "Regulator ref",
];
const rows = [
  ["M-1", "Score", "jo@example.org", "Live", "Ranks offers", "Gradient Boosting", "Cards", "24/08/2021", "Y", "High", "R1"],
  ["M-2", "Chat", "al@example.org", "In Review", "Answers staff", "LLM", "Retail", "03/04/2024", "N", "Low", "R2"],
  ["M-3", "Old", "", "Sunset", "", "Quantum", "Cards", "", "", "Weird", ""],
];

describe("a file nobody has seen gets a mapping to start from", () => {
  const { mapping, columns, openWords, twoWayDates } = suggestMapping(header, rows);

  it("by what its columns are called, in any spelling", () => {
    expect(Object.fromEntries(columns.map(({ column, to }) => [column, to]))).toEqual({
      "Model ID": "externalId",
      ModelName: "name",
      "Model Owner": "contact",
      "Lifecycle Status": "claimedStage",
      "Business purpose": "purpose",
      Model_Type: "kind",
      "Line of Business": "unitName",
      "Go-live date": "inUseSince",
      "Contains PII?": "facts.usesPersonalData",
      "Risk Rating": "claimedImpact",
    });
  });

  it("with its stage words in ours, and the words that need a person listed", () => {
    expect(mapping.columns["Lifecycle Status"]).toMatchObject({
      values: { Live: "in_production/full", "In Review": "in_validation", Sunset: "retired" },
      other: "reject",
    });
    expect(mapping.columns["Contains PII?"]).toMatchObject({ values: { Y: true, N: false } });
    expect(openWords).toEqual([
      { column: "Model_Type", words: ["Quantum"] },
      { column: "Risk Rating", words: ["Weird"] },
    ]);
  });

  it("that reads its rows and loses nothing", () => {
    const mapped = mapRow(mapping, header, { row: 2, cells: rows[0] ?? [] });
    expect(mapped).toMatchObject({
      fields: {
        name: "Score",
        externalId: "M-1",
        claimedStage: "in_production",
        kind: "ml",
        inUseSince: { date: "2021-08-24" },
        contact: "jo@example.org",
        sourceFields: { "Regulator ref": "R1" },
      },
    });
  });

  it("and dates that read two ways are left to a person", () => {
    expect(twoWayDates).toEqual([]);
    expect(suggestFormats(["03/04/2024", "01/02/2024"])).toEqual({ formats: ["M/D/YYYY"], twoWays: true });
    expect(suggestFormats(["2024-03-04", "2023"])).toEqual({ formats: ["YYYY-MM-DD", "YYYY"], twoWays: false });
  });
});

it("without anything like a name the first column stands for it, unsure", () => {
  expect(suggestMapping(["Foo", "Bar"], [["a", "b"]]).columns).toEqual([{ column: "Foo", to: "name", sure: false }]);
});

it("a column of strange words is kept as it is, not read as a closed list", () => {
  const { mapping } = suggestMapping(
    ["name", "state"],
    [
      ["a", "Ohio"],
      ["b", "Utah"],
    ],
  );
  expect(mapping.columns.state).toBeUndefined();
});

it("names are words, however they are joined", () => {
  expect(["ModelName", "model_name", "MODEL-NAME:", " model  name "].map(wordsOf)).toEqual(Array(4).fill("model name"));
});

it("a file of a known source is offered its own mapping", () => {
  const federal = shippedMapping("us-federal-ai-2025");
  expect(mappingFor(["agency", "id", "use_case_name", "development_stage", "is_high_impact", "more"], shippedMappings())).toBe(
    federal,
  );
  expect(mappingFor(["id", "name"], shippedMappings())).toBeUndefined();
});
