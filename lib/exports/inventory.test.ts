import ExcelJS from "exceljs";
import { beforeAll, describe, expect, test } from "vitest";
import { words } from "#lib/core/catalogue";
import { INVENTORY_COLUMNS } from "#lib/exports/inventory.report";
import { readCsvExport } from "#lib/test/csv-export";
import { asOwner } from "#lib/test/database";
import { anExport, makeExportQueue, sha256 } from "#lib/test/exports";
import { sealAll } from "#lib/test/ledger";
import { aModel, type TestModel } from "#lib/test/models";
import { asImported } from "#lib/test/open-request";
import { aPerson, aUnit, type Person } from "#lib/test/people";

const BOM = "\ufeff";
let unitId: string;
let officer: Person;
let plain: TestModel;
let claimed: TestModel;

beforeAll(async () => {
  await makeExportQueue();
  unitId = await aUnit("Export unit");
  officer = await aPerson(["compliance_officer"], unitId);
  plain = await aModel({ businessUnit: unitId, name: "=cmd|' /C calc'!A0", purpose: 'Says "no", then\nleaves\u2028— 数' });
  claimed = await aModel({ businessUnit: unitId, name: "Zebra", owner: plain.owner, author: plain.author });
  await asImported(claimed.id, {
    stage: "in_production",
    impact: "high",
    inUseSince: "2020",
    fields: { Bureau: "=1+1", Office: "数" },
  });
  await aModel({ name: "Elsewhere" });
});

describe("the inventory as CSV", () => {
  test("begins with the block, and its numbers tie out", async () => {
    await sealAll();
    const {
      bytes,
      sha256: digest,
      size,
      rows,
      state,
      fileName,
      id,
    } = await anExport(officer, { kind: "inventory", format: "csv" });
    expect({ state, rows, size }).toEqual({ state: "done", rows: 2, size: bytes.length });
    expect(sha256(bytes)).toBe(digest);
    expect(fileName).toMatch(/^inventory-\d{4}-\d\d-\d\d\.csv$/);
    expect(bytes.toString("utf8").startsWith(BOM)).toBe(true);
    const { block, data } = readCsvExport(bytes);
    const [event] = await asOwner<{ id: string }>(
      "select id from ledger_event where event = 'export.requested' and subject = $1",
      [id],
    );
    expect(block).toMatchObject({
      Report: "Inventory",
      "Made for": expect.stringMatching(/^Test compliance_officer \S+ \(compliance officer\)$/),
      "Made at": expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC$/),
      "Event of this export": event?.id,
      "Ledger position": expect.stringMatching(/^waiting to be sealed; sealed to \d+$/),
      Scope: "Export unit",
      Filter: "none",
      "Sorted by": "Name",
      "Rows in this file": "2",
      "Rows that match": "2",
      "Records in the inventory": "2 (1 from test-sheet, 1 registered here)",
      "Not included": "0 restricted records (reason on request); 0 archived records",
      "SHA-256 of the data part": sha256(data),
    });
    expect(Object.keys(block)).not.toContain("Mark");
  });

  test("has every column, claims beside the stage, source fields, and no formula", async () => {
    const { bytes } = await anExport(officer, { kind: "inventory", format: "csv", filter: { sort: "name" } });
    const { header, rows } = readCsvExport(bytes);
    expect(header).toHaveLength(INVENTORY_COLUMNS.length);
    expect(INVENTORY_COLUMNS.filter((column) => !words("record/export-file").has(`column.${column}`))).toEqual([]);
    expect(rows).toMatchObject([
      {
        Ref: plain.ref,
        Name: `'=cmd|' /C calc'!A0`,
        Purpose: 'Says "no", then\nleaves\u2028— 数',
        "Stage as shown": "proposed",
        "Claimed stage": "",
        Approval: "none",
      },
      {
        Ref: claimed.ref,
        "Stage as shown": "Says: in production · not approved here",
        "Stage reached here": "proposed",
        "Claimed stage": "in_production",
        "Claimed in use since": "2020",
        "In use before approval": "yes",
        "Imported from": "test-sheet",
        "Source fields": `{"Bureau": "=1+1", "Office": "数"}`,
      },
    ]);
  });

  test("says no rows where there are none, with the filter in words", async () => {
    const { bytes, rows } = await anExport(officer, {
      kind: "inventory",
      format: "csv",
      filter: { tier: "high", owner: plain.owner.id },
    });
    const { block, data } = readCsvExport(bytes);
    expect(rows).toBe(0);
    expect(block).toMatchObject({
      Filter: expect.stringMatching(/^tier = high; owner = Test model_owner \S+$/),
      Result: "No rows: 0 of 2 match.",
    });
    expect(data.toString("utf8").trimEnd().split("\r\n")).toHaveLength(1);
  });

  test("is marked on its first line when any event was simulated", async () => {
    await asOwner(
      "insert into ledger_event (id, actor_id, actor_kind, event, subject, change, request_id, epoch) values ('simulated', 'x', 'system', 'test.happened', 'x', '{}', 'r', 'demonstration')",
    );
    const { bytes } = await anExport(officer, { kind: "inventory", format: "csv" });
    expect(bytes.toString("utf8").split("\r\n")[0]).toBe(`${BOM}"Mark","DEMONSTRATION DATA, not a record of any organisation"`);
  });
});

describe("the same rows in other formats", () => {
  test("a workbook has the block on its first sheet, texts as texts and the digest of the CSV", async () => {
    const csv = readCsvExport((await anExport(officer, { kind: "inventory", format: "csv" })).bytes);
    const { bytes } = await anExport(officer, { kind: "inventory", format: "xlsx" });
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer);
    expect(book.worksheets.map(({ name }) => name)).toEqual(["About", "Inventory"]);
    const about = Object.fromEntries(
      (book.getWorksheet("About")?.getRows(1, 30) ?? []).map((row) => [row.getCell(1).text, row.getCell(2).text]),
    );
    expect(about["SHA-256 of the data part"]).toBe(csv.block["SHA-256 of the data part"]);
    const sheet = book.getWorksheet("Inventory");
    expect(sheet?.getCell("B2").value).toBe("=cmd|' /C calc'!A0");
    expect(sheet?.getCell("B2").type).toBe(ExcelJS.ValueType.String);
    expect(sheet?.getRow(2).values).toContain('Says "no", then\nleaves\u2028— 数');
    expect(sheet?.rowCount).toBe(3);
    expect(bytes.includes(Buffer.from("<f>"))).toBe(false);
  });

  test("JSON holds the block and items whose text is the data part", async () => {
    const { bytes } = await anExport(officer, { kind: "inventory", format: "json", filter: { sort: "-name" } });
    const text = bytes.toString("utf8");
    const read = JSON.parse(text);
    expect(read.items.map(({ ref }: { ref: string }) => ref)).toEqual([claimed.ref, plain.ref]);
    expect(read.block).toMatchObject({ rows: 2, matching: 2, sort: "-name", madeFor: { id: officer.id } });
    const items = text.slice(text.indexOf('"items": ') + 9, text.lastIndexOf("\n}"));
    expect(sha256(items)).toBe(read.block.dataSha256);
  });
});
