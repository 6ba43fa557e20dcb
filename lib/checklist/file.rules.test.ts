import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fileFault, fileHeaders } from "#lib/checklist/file.rules";

const headers = (name: string, type = "application/pdf", inline = false) => fileHeaders({ name, type, size: 5, inline });

describe("evidence leaves", () => {
  test("as something to save, that no browser guesses, runs or keeps", () =>
    expect(headers("report.pdf")).toMatchObject({
      "content-type": "application/octet-stream",
      "content-disposition": `attachment; filename="report.pdf"; filename*=UTF-8''report.pdf`,
      "content-security-policy": "sandbox; default-src 'none'",
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    }));

  test.each([
    ["application/pdf", "application/pdf"],
    ["image/png", "image/png"],
    ["text/csv", "text/plain; charset=utf-8"],
    ["application/json", "text/plain; charset=utf-8"],
  ])("%s shown when asked for, as %s", (type, shown) => {
    expect(headers("a", type, true)).toMatchObject({ "content-type": shown });
    expect(headers("a", type, true)["content-disposition"]).toMatch(/^inline;/);
  });

  test.each(["text/html", "image/svg+xml", "application/xhtml+xml", "text/xml", "application/octet-stream", "__proto__"])(
    "%s never shown",
    (type) => {
      expect(headers("a", type, true)).toMatchObject({ "content-type": "application/octet-stream" });
      expect(headers("a", type, true)["content-disposition"]).toMatch(/^attachment;/);
    },
  );

  test("under a name that breaks out of nothing, whatever it is", () =>
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (name) => {
        fc.pre(name.isWellFormed());
        const value = headers(name)["content-disposition"] ?? "";
        expect(value).toMatch(/^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''[A-Za-z0-9%!#$&+.^_`|~-]*$/);
        expect(value.match(/"/g)).toHaveLength(2);
      }),
    ));
});

test.each([
  ["a.pdf", "application/pdf"],
  ["A.PDF", "application/pdf"],
  ["run.csv", "text/plain"],
  ["notes.unheard-of", "application/octet-stream"],
  ["no extension", "application/octet-stream"],
  ["book.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
])("%s of %s is evidence", (name, type) => expect(fileFault({ name, type, size: 1 })).toBeNull());

test.each([
  ["a.pdf", "text/plain"],
  ["picture.png", "application/pdf"],
  ["sheet.csv", "application/zip"],
])("%s of %s is not what it says", (name, type) =>
  expect(fileFault({ name, type, size: 1 })?.code).toBe("evidence.not_what_it_says"),
);
