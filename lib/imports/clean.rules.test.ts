import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleaned, cleanedId, onOneLine, soleAddress, wordIn } from "#lib/imports/clean.rules";
import { listItems } from "#lib/imports/list-text.rules";
import { readDate } from "#lib/imports/source-date.rules";
import { DATE_FORMATS } from "#lib/imports/vocabulary.schema";

describe("cleaning for comparison", () => {
  it.each([
    ["FDIC – 3", "FDIC - 3"],
    ["DOE‑0123", "doe-0123"],
    ["DOE—0123\u200b", " DOE -\u00a00123 "],
  ])("%j and %j are one id", (a, b) => {
    expect(cleanedId(a)).toBe(cleanedId(b));
  });

  it.each([
    ["Straße", "STRASSE"],
    ["STRAẞE", "strasse"],
    ["ﬁle  name\n", "file name"],
    ["Cafe\u0301", "café"],
    ["ΟΔΟΣ", "οδος"],
  ])("%j and %j read the same", (a, b) => {
    expect(cleaned(a)).toBe(cleaned(b));
  });

  it("a text cleaned twice is the text cleaned once", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => cleaned(cleaned(text)) === cleaned(text)));
  });
});

describe("addresses", () => {
  it.each([" https://example.org/a?b=c ", "HTTP://EXAMPLE.ORG"])("%j is one", (text) => {
    expect(soleAddress(text)).toBe(text.trim());
  });
  it.each([
    "No",
    "sam.gov",
    "see https://example.org",
    "https://a.org; https://b.org",
    "https://u:p@a.org",
    "javascript:alert(1)",
    "https://",
  ])("%j is none", (text) => {
    expect(soleAddress(text)).toBeUndefined();
  });
});

describe("dates are read by the formats that are named", () => {
  const all = DATE_FORMATS.filter((format) => format !== "D/M/YYYY");
  it("two-digit years, months in words, and the number a spreadsheet keeps", () => {
    const dates = ["12/31/23", "1/15/98", "March 2024", "2024-03", "45123"].map((text) => readDate(text, DATE_FORMATS)?.date);
    expect(dates).toEqual(["2023-12-31", "1998-01-15", "2024-03-01", "2024-03-01", "2023-07-16"]);
    expect(["FY24", "FY24 Q3", "1234", "99999", "451234"].map((text) => readDate(text, ["SERIAL", "M/D/YY"]))).toEqual(
      Array(5).fill(undefined),
    );
  });

  it.each([
    ["2025-09-08 00:00:00", "2025-09-08", "day"],
    ["1/30/2026", "2026-01-30", "day"],
    ["09/24/2024 12:00:00 AM", "2024-09-24", "day"],
    ["9/1/2019 0:00", "2019-09-01", "day"],
    ["01/2024", "2024-01-01", "month"],
    ["Jan-03", "2003-01-01", "month"],
    ["2020", "2020-01-01", "year"],
    ["8 September 2025", "2025-09-08", "day"],
    ["Sept. 8, 2025", "2025-09-08", "day"],
  ])("%j is %s to the %s", (text, date, precision) => {
    expect(readDate(text, all)).toMatchObject({ date, precision });
  });

  it.each(["2025-02-29", "13/13/2025", "0/2024", "Foo-03", "20250908", "soon", "2025-09-08 and later", "1066"])(
    "%j is no date",
    (text) => {
      expect(readDate(text, all)).toBeUndefined();
    },
  );

  it("only the mapping says whether month or day comes first", () => {
    expect(readDate("08/04/2025", ["M/D/YYYY"])).toEqual({ date: "2025-08-04", precision: "day", twoWays: true });
    expect(readDate("08/04/2025", ["D/M/YYYY"])).toEqual({ date: "2025-04-08", precision: "day", twoWays: true });
    expect(readDate("08/24/2025", ["D/M/YYYY"])).toBeUndefined();
    expect(readDate("08/08/2025", ["M/D/YYYY"])?.twoWays).toBe(false);
  });

  it("each calendar day is found again in each format that names one", () => {
    const days = fc.date({ min: new Date("1900-01-01"), max: new Date("2999-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(days, (at) => {
        const date = at.toISOString().slice(0, 10);
        const [year, month, day] = date.split("-").map(Number);
        return (
          readDate(date, all)?.date === date &&
          readDate(`${month}/${day}/${year}`, ["M/D/YYYY"])?.date === date &&
          readDate(`${day}.${month}.${year}`, all)?.date === date
        );
      }),
    );
  });
});

describe("lists in Python's notation are data", () => {
  it.each([
    ["[]", []],
    ["['a', \"b's\"]", ["a", "b's"]],
    ["['two \\nlines', 'it\\'s']", ["two \nlines", "it's"]],
  ])("%s", (text, items) => {
    expect(listItems(text)).toEqual(items);
  });

  it.each(["", "a", "[a]", "['a' 'b']", "['a", "[__import__('os').system('id')]", "[1]", "['a'] + ['b']"])(
    "%j is no list",
    (text) => {
      expect(listItems(text)).toBeUndefined();
    },
  );

  it("what was printed is read back", () => {
    const printed = (item: string) => `'${item.replace(/[\\']/g, "\\$&").replace(/\n/g, "\\n")}'`;
    fc.assert(
      fc.property(fc.array(fc.string()), (items) => {
        expect(listItems(`[${items.map(printed).join(", ")}]`)).toEqual(items);
      }),
    );
  });
});

it("a long text is cut between characters, not within one", () => {
  expect(wordIn(`${"x".repeat(299)}🎓 of honour`)).toBe("x".repeat(299));
  expect(wordIn(`${"x".repeat(298)}🎓 of honour`)).toBe(`${"x".repeat(298)}🎓`);
});

it("hostile texts of half a megabyte stall no reader: quadratic work would outlast the time a test has", () => {
  const noise = [
    " ".repeat(500_000),
    "'".repeat(500_000),
    `['${"\\".repeat(500_000)}`,
    "-  ".repeat(170_000),
    "\n ".repeat(250_000),
    "[".repeat(500_000),
    `https://${"a".repeat(500_000)}`,
  ];
  for (const text of noise)
    for (const read of [cleaned, cleanedId, onOneLine, soleAddress, listItems, (t: string) => readDate(t, DATE_FORMATS)])
      read(text);
});
