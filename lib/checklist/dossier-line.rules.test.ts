import { describe, expect, test } from "vitest";
import { withAnswers, withAttachments } from "#lib/checklist/change.rules";
import { dossierLines, fallenRequests } from "#lib/checklist/dossier-line.rules";
import { checklist, keptAnswer, keptFile } from "#lib/checklist/state.fixture";
import type { ChecklistState } from "#lib/checklist/state.schema";
import { controlLibrary } from "#lib/policy/load";

const library = controlLibrary();
const line = (state: ChecklistState, id = "CC-USE-01", gate: "G0" | "G2" = "G0") =>
  dossierLines(library, state, gate).find((each) => each.id === id);
const answeredAs = (part: Parameters<typeof keptAnswer>[1], files = [keptFile("CC-USE-01")], state = {}) =>
  checklist({ answers: [keptAnswer("CC-USE-01", part)], attachments: files, ...state });

describe("a dossier holds of a control", () => {
  test("its answer, the library it was asked from, and the hashes of what stands behind it", () =>
    expect(line(answeredAs({}))).toEqual({
      id: "CC-USE-01",
      textVersion: "controls-v1",
      intensity: "required",
      status: "effective",
      reason: null,
      evidence: [{ sha256: "a".repeat(64) }],
    }));
  test("at high tier also whether the evidence is accepted", () =>
    expect(line(answeredAs({}, [keptFile("CC-USE-01", { state: "accepted" })], { tier: "high" }))?.evidence).toEqual([
      { sha256: "a".repeat(64), accepted: true },
    ]));
  test("of a link its address and the revision it shows", () => {
    const link = { kind: "link", sha256: null, url: "https://git.example/use", fixedRevision: "r7" } as const;
    expect(line(answeredAs({}, [keptFile("CC-USE-01", link)]))?.evidence).toEqual([
      { url: "https://git.example/use", revision: "r7" },
    ]);
  });
  test("the reason why it does not apply", () =>
    expect(line(answeredAs({ status: "not_applicable", note: "No people." }))?.reason).toBe("No people."));
  test("the sentence where nothing else stands behind the answer", () =>
    expect(line(answeredAs({}, []))?.reason).toBe("Done as described."));
  test("nothing of evidence that counts for nothing", () =>
    expect(
      line(answeredAs({}, [keptFile("CC-USE-01", { state: "rejected" }), keptFile("CC-USE-01", { id: "2", expired: true })]))
        ?.evidence,
    ).toEqual([]));
  test("Countersign's own verdict without a word of anybody", () =>
    expect(line(checklist(), "CC-INV-01")).toMatchObject({ status: "effective", reason: null, evidence: [] }));
  test("no approval by itself, and nothing that is answered inside a signature", () => {
    const ids = dossierLines(library, checklist({ tier: "low", lightPath: true }), "G2").map(({ id }) => id);
    for (const id of ["CC-APR-01", "CC-VAL-02", "CC-RSK-02"]) expect(ids).not.toContain(id);
  });
});

describe("an edit makes the open request void", () => {
  const requests = [
    { transitionId: "t", versionId: "version", signoffIds: ["s"], signatures: [{ id: "g", personId: "p", live: true }] },
  ];
  const before = answeredAs({}, undefined, { openGate: "G0" });
  const fallen = (after: ChecklistState) =>
    fallenRequests(library, { before, after }, requests, "editor").map(({ fields }) => fields);

  test("when status or evidence of a control due there changes", () => {
    expect(fallen(withAnswers(before, [keptAnswer("CC-USE-01", { status: "partly" })]))).toEqual([["CC-USE-01"]]);
    expect(fallen(withAttachments(before, [keptFile("CC-USE-01", { id: "2", sha256: "b".repeat(64) })]))).toEqual([
      ["CC-USE-01"],
    ]);
  });
  test("not when only a note beside evidence does", () =>
    expect(fallen(withAnswers(before, [keptAnswer("CC-USE-01", { note: "In other words." })]))).toEqual([]));
  test("not when the control is due elsewhere", () => expect(fallen(withAnswers(before, [keptAnswer("CC-DEV-01")]))).toEqual([]));
  test("not when acceptance changes at medium tier", () =>
    expect(fallen(withAttachments(before, [keptFile("CC-USE-01", { state: "accepted", reviewedBy: "v" })]))).toEqual([]));
  test("not when none is open", () =>
    expect(fallenRequests(library, { before: { ...before, openGate: null }, after: checklist() }, requests, "editor")).toEqual(
      [],
    ));
});
