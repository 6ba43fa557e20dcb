import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mapRow } from "#lib/imports/map-row.rules";
import { Mapping } from "#lib/imports/mapping.schema";
import { reconcile, sameJson } from "#lib/imports/reconcile.rules";
import { isRejected } from "#lib/imports/record.schema";
import { fieldValues, statedFields } from "#lib/imports/stated-fields.rules";

describe("a later import", () => {
  const last = { name: "Score", purpose: "Old", "facts.usesPhi": null };

  it("writes what the source changed and nobody edited here", () => {
    const now = { ...last, purpose: "New" };
    expect(reconcile(last, last, now)).toEqual({ outcome: "updated", write: { purpose: "New" }, kept: [], imported: now });
  });

  it("keeps what people edited here and says what the source says now", () => {
    const here = { ...last, purpose: "Ours" };
    const result = reconcile(last, here, { ...last, purpose: "New" });
    expect(result).toMatchObject({ outcome: "unchanged", write: {}, kept: [{ field: "purpose", here: "Ours", source: "New" }] });
    expect(result.imported).toEqual(last);
    expect(reconcile(result.imported, here, { ...last, purpose: "Newer" }).kept).toMatchObject([{ source: "Newer" }]);
  });

  it("takes a value that both sides came to by themselves as agreed", () => {
    const result = reconcile(last, { ...last, purpose: "New" }, { ...last, purpose: "New" });
    expect(result).toMatchObject({ outcome: "unchanged", kept: [], imported: { purpose: "New" } });
  });

  it("does not touch a field the file is silent about", () => {
    expect(reconcile(last, last, { name: "Score" })).toMatchObject({ outcome: "unchanged", write: {}, imported: last });
  });

  it("fills a field that a new column brings, unless somebody filled it here", () => {
    expect(reconcile(last, last, { ...last, domain: "hr" })).toMatchObject({ write: { domain: "hr" } });
    expect(reconcile(last, { ...last, domain: "credit" }, { ...last, domain: "hr" })).toMatchObject({
      write: {},
      kept: [{ field: "domain" }],
    });
  });

  const values = fc.dictionary(
    fc.constantFrom("a", "b", "c", "__proto__", "constructor"),
    fc.constantFrom<null | string | boolean>(null, "x", "y", true),
  );
  it("of the same file changes nothing, whatever was edited in between", () => {
    fc.assert(
      fc.property(values, values, (incoming, here) => {
        expect(reconcile(incoming, here, incoming)).toMatchObject({ outcome: "unchanged", write: {} });
      }),
    );
  });

  it("never writes over an edit", () => {
    fc.assert(
      fc.property(values, values, values, (previous, here, incoming) => {
        const { write } = reconcile(previous, here, incoming);
        for (const field of Object.keys(write)) expect(sameJson(own(here, field), own(previous, field))).toBe(true);
      }),
    );
  });
  const own = (values: Record<string, string | boolean | null>, field: string) =>
    Object.hasOwn(values, field) ? (values[field] ?? null) : null;

  it("compares objects whatever the order of their members", () => {
    expect(sameJson({ a: 1, b: [{ c: 2, d: null }] }, { b: [{ d: null, c: 2 }], a: 1 })).toBe(true);
    expect(sameJson({ a: 1 }, { a: 1, b: 2 })).toBe(false);
    expect(sameJson([1, 2], [2, 1])).toBe(false);
  });
});

describe("what is remembered of a row", () => {
  const mapping = Mapping.parse({
    id: "small",
    version: 1,
    title: "Small",
    source: "small",
    identity: { keys: [{ columns: ["name"] }] },
    columns: {
      name: { to: "name" },
      owner: { to: "contact" },
      stage: { to: "claimedStage", values: { Live: "in_production/full" }, other: "warn" },
      tested: { claim: "CC-DEV-02", values: { Yes: "effective" }, other: "warn" },
    },
  });
  const valuesOf = (header: string[], cells: string[], row = 2) => {
    const mapped = mapRow(mapping, header, { row, cells });
    return isRejected(mapped) ? {} : fieldValues(mapped, statedFields(mapping, header));
  };

  it("is what the columns of the file speak about, and nothing else", () => {
    expect(valuesOf(["name", "note"], ["Score", "n"])).toEqual({
      name: "Score",
      "sourceFields.name": null,
      "sourceFields.note": "n",
    });
  });

  it("is the same when the row moves", () => {
    const cells = [
      ["name", "tested"],
      ["Score", "Yes"],
    ] as const;
    expect(valuesOf([...cells[0]], [...cells[1]], 900)).toEqual(valuesOf([...cells[0]], [...cells[1]]));
  });

  it("holds no contact", () => {
    expect(JSON.stringify(valuesOf(["name", "owner"], ["Score", "jo@example.org"]))).not.toContain("jo@example.org");
  });
});
