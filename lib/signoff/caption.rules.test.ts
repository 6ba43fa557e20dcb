import { describe, expect, test } from "vitest";
import { spotOf, valueText } from "#lib/signoff/caption.rules";
import { differences } from "#lib/signoff/dossier";
import { dossierSchema } from "#lib/signoff/dossier.schema";
import { openItems, readingOf } from "#lib/signoff/reading.rules";
import golden from "./dossier.golden.json" with { type: "json" };

const dossier = dossierSchema.parse(golden.dossier.content);
const WORDS = { yes: "Yes", no: "No" };

describe("where a change stands", () => {
  test.each([
    ["model/material/purpose", "model", null, "purpose"],
    ["model/material/facts/usesPhi", "facts", null, "usesPhi"],
    ["model/material/facts/article5/5(1)(a)", "facts", "5(1)(a)", "article5"],
    ["version/artifact/digest", "version", null, "artifact"],
    ["version/datasets/applications 2019~12024/version", "version", "applications 2019/2024", "datasets"],
    ["version/documentation/limitations/text", "version", "limitations", "documentation"],
    ["version/changeClass", "version", null, "changeClass"],
    ["assessment/answers/I3/score", "risk", "I3", "score"],
    ["assessment/rationales/impact", "risk", null, "rationales.impact"],
    ["assessment/tier", "risk", null, "tier"],
    ["checklist/CC-VAL-02/status", "checklist", "CC-VAL-02", "status"],
    ["checklist/CC-VAL-02", "checklist", "CC-VAL-02", "control"],
    ["deployment/environment", "deployment", null, "environment"],
    ["policy/lifecycle/version", "policy", null, "lifecycle"],
  ])("%s", (path, section, item, field) => {
    expect(spotOf(path)).toEqual({ section, item, field });
  });

  test("every difference of two real dossiers has a section", () => {
    const other = { ...dossier, version: { ...dossier.version, changeClass: "major" }, checklist: dossier.checklist.slice(1) };
    for (const { path } of differences(dossier, other)) expect(spotOf(path).field).not.toBe("");
  });
});

test("a value is read as words, and nothing as nothing", () => {
  expect(valueText(true, WORDS)).toBe("Yes");
  expect(valueText(null, WORDS)).toBeNull();
  expect(valueText({ sha256: "aa", accepted: false, note: null }, WORDS)).toBe("sha256: aa\naccepted: No");
  expect(valueText(["UK", "EU"], WORDS)).toBe("UK, EU");
});

test("a first reader begins with what drives the tier, and passes over nothing that is weak or unknown", () => {
  const reading = readingOf(dossier);
  expect(reading.driving.map(({ question }) => question)).toEqual(["V1", "I1", "I2"]);
  expect(reading.weak).toEqual([{ id: "CC-GAI-01", status: "not_applicable", reason: "No language model." }]);
  expect(openItems(reading)).toBe(2);
});
