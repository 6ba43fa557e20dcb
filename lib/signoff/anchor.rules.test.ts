import { expect, test } from "vitest";
import { anchorOf, anchorsOf } from "#lib/signoff/anchor.rules";
import { differences } from "#lib/signoff/dossier";
import { type Dossier, dossierSchema } from "#lib/signoff/dossier.schema";
import golden from "./dossier.golden.json" with { type: "json" };

const after: Dossier = dossierSchema.parse(golden.dossier.content);
const FILE = "ab".repeat(32);

test.each([
  ["model/material/limitations", "model/material/limitations"],
  ["model/material/facts/article5/social_scoring", "model/material/facts/article5"],
  ["version/artifact/digest", "version/artifact"],
  ["version/datasets/claims~12024/digest", "version/datasets/claims~12024"],
  ["assessment/answers/I3/rationale", "assessment/answers/I3"],
  ["assessment/scores/impact", "assessment/scores/impact"],
  ["assessment/override/reason", "assessment/override"],
  ["checklist/CC-INV-01", "checklist/CC-INV-01"],
  ["checklist/CC-INV-01/status", "checklist/CC-INV-01"],
  [`checklist/CC-INV-01/evidence/${FILE}`, `checklist/CC-INV-01/evidence/${FILE}`],
  ["checklist/CC-INV-01/evidence/https:~1~1files.example~1a 7", "checklist/CC-INV-01/evidence"],
  ["deployment/endpoint", "deployment/endpoint"],
])("what lies at %s is talked about at %s", (path, anchor) => {
  expect(anchorOf(path)).toBe(anchor);
});

test("every difference of what was added leads to an anchor, so that a change can be talked about where it is shown", () => {
  const before: Dossier = {
    ...after,
    model: { ...after.model, material: { ...after.model.material, purpose: "Another.", facts: {} } },
    version: { artifact: null, datasets: [], documentation: [], changeClass: null },
    assessment: { ...after.assessment, answers: {}, knockouts: [] },
    checklist: after.checklist.map((line) => ({ ...line, status: null, evidence: [] })),
  };
  const found = differences(before, after);
  expect(found.length).toBeGreaterThan(20);
  const anchors = anchorsOf(after);
  expect(found.map(({ path }) => path).filter((path) => !anchors.includes(anchorOf(path)))).toEqual([]);
});

test("no anchor holds the address of a link, which may be withheld from some", () => {
  const links = after.checklist.flatMap(({ evidence }) => evidence).filter((item) => "url" in item);
  expect(links.length).toBeGreaterThan(0);
  expect(anchorsOf(after).filter((anchor) => anchor.includes("://") || anchor.includes("~1~1"))).toEqual([]);
});
