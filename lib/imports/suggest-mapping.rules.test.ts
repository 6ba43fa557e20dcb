import { describe, expect, it } from "vitest";
import { wordsOf } from "#lib/imports/column-closeness.rules";
import { mapRow } from "#lib/imports/map-row.rules";
import { shippedMapping, shippedMappings } from "#lib/imports/mappings";
import { mappingFor, suggestFormats, suggestMapping } from "#lib/imports/suggest-mapping.rules";

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
    expect(suggestFormats(["3/4/24", "12/31/23", "45123"])).toEqual({ formats: ["M/D/YY", "SERIAL"], twoWays: false });
    expect(suggestFormats(["3/4/24", "31/12/2023"])).toEqual({ formats: ["D/M/YYYY", "D/M/YY"], twoWays: false });
    expect(suggestFormats(["13/4/2022", "4/13/2022", "14/4/2022"]).twoWays).toBe(true);
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

describe("the inventories that federal agencies publish are understood by their own headers", () => {
  const targetsOf = (columns: string[], rows: string[][] = []) =>
    Object.fromEntries(suggestMapping(columns, rows).columns.map(({ column, to }) => [column, to]));

  it("those of 2023", () => {
    const of2023 =
      "Use Case ID,Use Case Name,Agency,Office,Title,Contact Name,Contact Email,Summary,Development Stage,Techniques,Source Code";
    const rows = [["A-1", "Match", "A", "B", "", "", "", "Matches", "Operation and Maintenance", "", ""]];
    expect(targetsOf(of2023.split(","), rows)).toEqual({
      "Use Case ID": "externalId",
      "Use Case Name": "name",
      Agency: "unitName",
      "Contact Email": "contact",
      Summary: "purpose",
      "Development Stage": "claimedStage",
    });
  });

  const IMPACT = "Is the AI use case rights-impacting, safety-impacting, both, or neither?";
  const PURPOSE = "What is the intended purpose and expected benefits of the AI?";
  const MADE = "Was the AI system involved in this use case developed (or is it to be developed) under contract(s) or in-house?";
  const PIID = "Provide the Procurement Instrument Identifier(s) (PIID) of the contract(s) used.";
  const PII = "Does this AI use case involve personally identifiable information (PII) that is maintained by the agency?";
  const SHARED =
    "Has information about the AI use case, including performance metrics and intended use of the model, been made available?";

  it("those of 2024, whose contracts and reviews are no fields of a record", () => {
    const columns = ["Use Case Name", "Agency", "Bureau", "Use Case Topic Area", PURPOSE, "Stage of Development", IMPACT];
    const more = ["Date Initiated", "Date Implemented", "Date Retired", MADE, PIID, PII, SHARED];
    const rows = [
      ["A", "Labor", "OWCP", "Health & Medical", "Detect", "Operation and Maintenance", "Rights-Impacting"],
      ["B", "Labor", "OWCP", "Other", "Help", "Initiated", "Neither"],
    ].map((cells) => [...cells, "1/10/2021", "13/4/2022", "", "Developed in-house.", "C-77", "Yes", "Yes"]);
    expect(targetsOf([...columns, ...more], rows)).toEqual({
      "Use Case Name": "name",
      Agency: "unitName",
      "Use Case Topic Area": "domain",
      [PURPOSE]: "purpose",
      "Stage of Development": "claimedStage",
      [IMPACT]: "claimedImpact",
      "Date Implemented": "inUseSince",
      [MADE]: "sourcing",
      [PII]: "facts.usesPersonalData",
    });
  });

  it("those of 2025, and names with the number of their question before them", () => {
    const columns = [
      "Use Case ID  [Agency Abbrev.] – [#]",
      "2_use_case_name",
      "Bureau/Component",
      "Is the AI use case high-impact?",
      "16_dev_stage",
      "Vendor(s) Name",
      "What problem is the AI intended to solve?",
    ];
    const rows = [["A-1", "A", "OWCP", "a) High-impact", "c) Deployed – The use case is in use.", "Acme", "Sorts"]];
    expect(Object.values(targetsOf(columns, rows))).toEqual([
      "externalId",
      "name",
      "unitName",
      "claimedImpact",
      "claimedStage",
      "supplierText",
      "purpose",
    ]);
  });
});
