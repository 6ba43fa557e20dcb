import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { listModels } from "#lib/models/list-models.query";
import { LIST_COLUMNS, listCells } from "#lib/models/list-row.rules";
import { aModel } from "#lib/test/models";
import { asImported } from "#lib/test/open-request";
import { csvResponse } from "#lib/web/csv";

const word = (key: string, values: Record<string, string> = {}) => `${key}${Object.values(values).join("|")}`;

test("a file of the list has a cell for every column, tells a claim as a claim, and starts no formula", async () => {
  const model = await aModel({ name: '=HYPERLINK("https://x")' });
  await asImported(model.id, { stage: "in_production", impact: "high" });
  const { items } = await model.owner.does(listModels, {});
  const pages = async function* () {
    yield items.map((row) => listCells(row, word));
  };
  const response = csvResponse("models.csv", LIST_COLUMNS, pages());
  expect(response.headers.get("content-disposition")).toContain("attachment");
  const [header, row] = parse(await response.text()) as string[][];
  expect(header).toEqual([...LIST_COLUMNS]);
  expect(row?.[0]).toBe('\'=HYPERLINK("https://x")');
  expect(row?.[LIST_COLUMNS.indexOf("stage")]).toBe("stage.claimedstage.in_production");
  expect(row).toHaveLength(LIST_COLUMNS.length);
});
