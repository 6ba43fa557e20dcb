import { describe, expect, test } from "vitest";
import { type Edit, type Standing, voidedBy, voidSentence, voidWarning } from "#lib/signoff/void.rules";

const signatures: Standing[] = [
  { id: "s1", personId: "author", live: true },
  { id: "s2", personId: "owner", live: true },
  { id: "s0", personId: "owner", live: false },
];
const edit = (...paths: string[]): Edit => ({
  byId: "author",
  differences: paths.map((path) => ({ path })),
  answeredInSignoff: ["CC-VAL-02"],
});

describe("an edit of what was signed", () => {
  test("voids every live signature of the open gate and names what did it", () => {
    expect(voidedBy(edit("model/material/limitations"), signatures)).toEqual({
      signatureIds: ["s1", "s2"],
      fields: ["limitations"],
      byId: "author",
    });
  });

  test.each([
    ["model/material/facts/usesPhi", "usesPhi"],
    ["model/material/facts/article5/5(1)(a)", "article5"],
    ["version/datasets/applications 2024/digest", "datasets"],
    ["assessment/answers/I1/score", "assessment"],
    ["checklist/CC-USE-01/status", "CC-USE-01"],
    ["deployment/environment", "deployment"],
  ])("%s is called %s", (path, field) => {
    expect(voidedBy(edit(path), signatures)?.fields).toEqual([field]);
  });

  test("nothing signed has changed: nothing is void", () => {
    expect(voidedBy(edit(), signatures)).toBeNull();
  });

  test("an answer given inside a sign-off voids nothing", () => {
    expect(voidedBy(edit("checklist/CC-VAL-02/status"), signatures)).toBeNull();
    expect(voidedBy(edit("checklist/CC-VAL-02/status", "checklist/CC-DOC-03/status"), signatures)?.fields).toEqual(["CC-DOC-03"]);
  });

  test("a request nobody has signed yet is void as well", () => {
    expect(voidedBy(edit("model/material/purpose"), [])).toEqual({ signatureIds: [], fields: ["purpose"], byId: "author" });
  });

  test("the sentence names field, person and how many; what is kept names nobody", () => {
    const voided = voidedBy(edit("model/material/purpose", "model/material/limitations"), signatures);
    if (!voided) throw new Error("nothing void");
    expect(voidSentence(voided, "Demo data scientist")).toEqual({
      code: "signoff.voided",
      values: { field: "purpose", more: 1, signatures: 2, name: "Demo data scientist" },
    });
    expect(voidWarning(voided, "Demo model owner").values).toMatchObject({ names: "Demo model owner" });
    expect(JSON.stringify(voided)).not.toContain("Demo");
  });
});
