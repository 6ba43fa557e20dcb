import { describe, expect, test } from "vitest";
import { Mapping } from "#lib/imports/mapping.schema";
import { AS_IS, choicesOf, doubled, mappingFrom } from "#lib/imports/mapping-form.rules";
import { shippedMapping } from "#lib/imports/mappings";
import { suggestMapping } from "#lib/imports/suggest-mapping.rules";

const HEADER = ["Model ID", "Title", "Status", "Since", "Colour"];
const ROWS = [
  ["1", "Score", "Live", "3/4/2024", "red"],
  ["2", "Rank", "Resting", "5/6/2024", "blue"],
];
const named = { title: "Ours", source: "ours", monthFirst: true };
const suggested = () => suggestMapping(HEADER, ROWS).mapping;

describe("a mapping made on screen", () => {
  test("holds what was chosen, and is a mapping an import takes", () => {
    const base = suggested();
    const choices = {
      ...choicesOf(base, HEADER),
      Status: { to: "claimedStage", values: { Live: "in_production/full", Resting: "restricted" } },
    };
    const made = Mapping.parse(mappingFrom(base, HEADER, choices, named));
    expect(made.columns.Status).toMatchObject({ values: { Live: "in_production/full", Resting: "restricted" }, other: "reject" });
    expect(made).toMatchObject({
      source: "ours",
      matches: { headers_all: ["Model ID", "Title", "Status"] },
      identity: { id: "Model ID" },
    });
  });

  test("names a row without a name by its id, suggested or chosen", () => {
    const base = suggested();
    expect(base.columns.Title).toEqual({ to: "name", fallback: "{Model ID} (no name given)" });
    const choices = { ...choicesOf(base, HEADER), Title: { to: "", values: {} }, Colour: { to: "name", values: {} } };
    expect(Mapping.parse(mappingFrom(base, HEADER, choices, named)).columns.Colour).toEqual({
      to: "name",
      fallback: "{Model ID} (no name given)",
    });
  });

  test("turns a column that becomes nothing into a source field, and another id into other keys", () => {
    const base = suggested();
    const choices = { ...choicesOf(base, HEADER), "Model ID": { to: "", values: {} }, Colour: { to: "externalId", values: {} } };
    const made = Mapping.parse(mappingFrom(base, HEADER, choices, named));
    expect(Object.keys(made.columns)).not.toContain("Model ID");
    expect(made.identity.keys[0]).toMatchObject({ columns: ["Colour"] });
  });

  test("reads dates the way that was chosen", () => {
    const base = suggested();
    const choices = { ...choicesOf(base, HEADER), Since: { to: "inUseSince", values: {} } };
    const formatsOf = (monthFirst: boolean) =>
      Mapping.parse(mappingFrom(base, HEADER, choices, { ...named, monthFirst })).columns.Since;
    expect(formatsOf(false)).toMatchObject({ formats: expect.arrayContaining(["D/M/YYYY"]) });
    expect(formatsOf(false)).not.toMatchObject({ formats: expect.arrayContaining(["M/D/YYYY"]) });
    expect(formatsOf(true)).toMatchObject({ formats: expect.arrayContaining(["M/D/YYYY"]) });
  });

  test("says truly yes and no where a fact is asked for", () => {
    const base = suggested();
    const choices = { ...choicesOf(base, HEADER), Colour: { to: "facts.usesPhi", values: { red: "true", blue: "false" } } };
    expect(Mapping.parse(mappingFrom(base, HEADER, choices, named)).columns.Colour).toMatchObject({
      values: { red: true, blue: false },
    });
  });

  test("keeps every rule of a mapping whose screen was not touched", () => {
    const federal = shippedMapping("us-federal-ai-2025") ?? expect.fail();
    const header = Object.keys(federal.columns);
    const made = Mapping.parse(
      mappingFrom(federal, header, choicesOf(federal, header), {
        title: federal.title,
        source: federal.source,
        monthFirst: true,
      }),
    );
    expect(made.identity).toEqual(federal.identity);
    expect(made.columns.hi_testing_conducted).toEqual(federal.columns.hi_testing_conducted);
    expect(made.columns.development_stage).toEqual(federal.columns.development_stage);
    expect(made.columns.agency).toEqual(federal.columns.agency);
    expect(choicesOf(federal, header).hi_testing_conducted).toEqual({ to: AS_IS, values: {} });
  });

  test("names a target two columns were given", () => {
    expect(
      doubled({
        A: { to: "name", values: {} },
        B: { to: "name", values: {} },
        C: { to: "link", values: {} },
        D: { to: "link", values: {} },
      }),
    ).toEqual(["name"]);
  });
});
