import { globSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { changes, frameOf } from "./page-frames.ts";
import { frameShape, SHAPES, shapeOf } from "./page-shapes.ts";

const FOLDER = "app/(signed-in)";
const pages = globSync(`${FOLDER}/**/page.tsx`).map(
  (file) => file.slice(FOLDER.length, -"/page.tsx".length).replaceAll(/\[\w+\]/g, "11111111-2222") || "/",
);

describe("what stands where a page will be", () => {
  test("there are pages to look at", () => expect(pages.length).toBeGreaterThan(35));
  test.each(pages)("%s has a shape of its own kind", (path) => {
    expect(SHAPES.filter(([pattern]) => pattern.test(path)).length).toBeGreaterThan(0);
  });
  test.each(SHAPES.map(([pattern]) => [String(pattern), pattern]))("%s is the shape of a page there is", (_name, pattern) => {
    expect(pages.some((path) => SHAPES.find(([one]) => one.test(path))?.[0] === pattern)).toBe(true);
  });
  test("elsewhere it is cards", () => expect(shapeOf("/nowhere/at/all")).toEqual({ head: true, body: "cards" }));
});

test.each([
  ["a record's head and tabs, from the list", "/", "/models/1/risk", "record"],
  ["tabs, from elsewhere", "/", "/audit/exports", "tabs"],
  ["nothing, where they are there already", "/models/1", "/models/1/risk", null],
  ["nothing, where there is no frame", "/", "/models", null],
])("with the page comes %s", (_what, under, to, expected) => expect(frameShape(under, to)).toBe(expected));

describe("which part of the screen changes", () => {
  test.each([
    ["/models/1", "/models/1"],
    ["/models/1/versions/2/edit", "/models/1"],
    ["/models/new", "/"],
    ["/models/newest", "/models/newest"],
    ["/models", "/"],
    ["/audit/exports", "/audit"],
    ["/auditors", "/"],
    ["/", "/"],
  ])("%s stands in the frame of %s", (path, frame) => expect(frameOf(path)).toBe(frame));

  test.each([
    ["all of it, from a list to a record", "/", "/models", "/models/1", true],
    ["not the frame of the record, which is not there yet", "/models/1", "/models", "/models/1", false],
    ["what stands below the tabs, from one to another", "/models/1", "/models/1", "/models/1/risk", true],
    ["and nothing above them", "/", "/models/1", "/models/1/risk", false],
    ["all of it, from one record to another", "/", "/models/1", "/models/2", true],
    ["nothing, when a list is asked differently", "/", "/models", "/models", false],
  ])("%s", (_what, under, from, to, expected) => expect(changes(under, from, to)).toBe(expected));
});
