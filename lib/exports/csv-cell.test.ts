import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvCell, csvRecord, mayBeginFormula, neutral, readRecord } from "#lib/exports/csv-cell";

describe("a text cell", () => {
  test.each([
    ["=cmd|' /C calc'!A0", `"'=cmd|' /C calc'!A0"`],
    ["+1", `"'+1"`],
    ["-1+1", `"'-1+1"`],
    ["@SUM(A1)", `"'@SUM(A1)"`],
    ["\t=1", `"'\t=1"`],
    ["\r=1", `"'\r=1"`],
    ["\n=1", `"'\n=1"`],
    ["＝1", `"'＝1"`],
    ["＋1", `"'＋1"`],
    ["－1", `"'－1"`],
    ["＠1", `"'＠1"`],
    ["a\u0000=1", `"'a=1"`],
    ['say "hi", then\nleave', `"say ""hi"", then\nleave"`],
    ["1=1", `"1=1"`],
    ["", `""`],
  ])("%j becomes %j", (text, cell) => expect(csvCell(text)).toBe(cell));

  test("never begins like a formula, and any reader of RFC 4180 gets the text back", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" }), { minLength: 1, maxLength: 5 }), (texts) => {
        const [read] = parse(csvRecord(["mark", ...texts]), { relax_column_count: true }) as string[][];
        expect(read?.slice(1)).toEqual(texts.map(neutral));
        for (const text of read?.slice(1) ?? []) expect(text).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
      }),
    );
  });
});

describe("a number", () => {
  test("stays a number, also below zero", () => {
    expect(csvRecord([-12.5, 0, 1e21, null, true])).toBe('-12.5,0,1e+21,,"true"\r\n');
  });
});

describe("a record that another wrote", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom(..."=+-@\t\r\n＝＋－＠", "a,", 'a,"', '"', "", "\uffff", "\ue000"),
  );
  const quoted = (value: string | number | null) => {
    if (value === null) return "";
    return typeof value === "number" ? String(value) : `"${value.replaceAll('"', '""')}"`;
  };

  test("is read back, and none with a cell that begins like a formula passes as harmless", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(text, fc.integer(), fc.constant(null)), { minLength: 1, maxLength: 6 }), (cells) => {
        const record = cells.map(quoted).join(",");
        expect(readRecord(record)).toEqual(cells);
        const isHarmless = cells.every((cell) => typeof cell !== "string" || neutral(cell) === cell);
        if (!isHarmless && !record.includes("\0")) expect(mayBeginFormula(Buffer.from(record, "utf8"))).toBe(true);
      }),
    );
  });

  test("passes as it is where no cell begins like a formula", () => {
    expect(mayBeginFormula(Buffer.from('"1=1","a,b",,-12,"x""=1"', "utf8"))).toBe(false);
  });
});
