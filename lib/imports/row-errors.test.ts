import { expect, test } from "vitest";
import { fileOf, inline, itemsOf, workbookOf, zipOf } from "#lib/imports/file.fixture";
import { mapTable, type Outcome, surveyTable } from "#lib/imports/map-table";
import { Mapping } from "#lib/imports/mapping.schema";
import { readTable } from "#lib/imports/read-table";
import { rowMessage } from "#lib/imports/row-message";

const mapping = Mapping.parse({
  id: "errors",
  version: 1,
  title: "Errors",
  source: "errors",
  identity: { keys: [{ columns: ["name", "@content"] }] },
  columns: {
    name: { to: "name" },
    stage: { to: "claimedStage", values: { Live: "in_production/full" }, other: "reject" },
    owner: { to: "contact" },
  },
});

const outcomesOf = async (path: string): Promise<Outcome[]> => {
  const survey = await surveyTable(readTable(path), mapping);
  const outcomes: Outcome[] = [];
  for await (const batch of mapTable(readTable(path), mapping, survey)) outcomes.push(...batch.outcomes);
  return outcomes;
};

/** A cell as a workbook keeps it whose formula failed. */
const failed = (reference: string, text: string) => `<c r="${reference}" t="e"><f>VLOOKUP(1,Z:Z,1)</f><v>${text}</v></c>`;
const NAMES = `<row r="1">${inline("A1", "name")}${inline("B1", "stage")}${inline("C1", "owner")}</row>`;

const SHEET = `${NAMES}<row r="2">${inline("A2", "Score")}${failed("B2", "#N/A")}${failed("C2", "#REF!")}</row>
  <row r="3">${failed("A3", "#FIELD!")}${inline("B3", "Live")}</row><row r="4">${failed("B4", "#N/A")}</row>`;
const TEXT = "name,stage,owner\nScore,#N/A,#REF!\n#VALUE!,Live,\n,#N/A,\n";

test.each([
  ["a workbook", fileOf(zipOf(workbookOf(SHEET))), "#FIELD!"],
  ["a text file", fileOf(TEXT), "#VALUE!"],
])("an error in a cell of %s is no name and no stage, and is told", async (_, path, third) => {
  const [score, nameless, ...more] = await outcomesOf(path);
  expect(more).toEqual([]);
  expect(score).toMatchObject({ kind: "record", record: { fields: { name: "Score", claimedStage: null, contact: null } } });
  expect(score?.kind === "record" && score.record.warnings.map(rowMessage)).toEqual([
    "Row 2: 2 cells show errors of the spreadsheet and came in empty. stage (B2): #N/A; owner (C2): #REF!.",
  ]);
  expect(nameless?.kind === "rejected" && nameless.rejections.map(({ reason }) => rowMessage(reason))).toEqual([
    "Row 3, name: a model needs a name. Type one here, use the id, or leave the row out.",
    `Row 3: a cell shows an error of the spreadsheet and came in empty. name (A3): ${third}.`,
  ]);
  const notes = (await itemsOf(path)).flatMap((item) => (item.kind === "note" ? [rowMessage(item.reason)] : []));
  expect(notes).toContain(
    `4 cells show errors of the spreadsheet and come in empty. stage (B2): #N/A; owner (C2): #REF!; name (A3): ${third}; stage (B4): #N/A.`,
  );
});

test("an error in the place of a name leaves its column without one", async () => {
  const [head] = await itemsOf(fileOf("name,#REF!,owner\nScore,Live,Jo\n"));
  expect(head).toMatchObject({ header: ["name", "Column B", "owner"] });
});
