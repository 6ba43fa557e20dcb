import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { control } from "#lib/checklist/item.fixture";
import { type Line, linesAt, missingAt, nextGate, progressOf } from "#lib/checklist/lines.rules";
import { checklist, keptAnswer, keptFile } from "#lib/checklist/state.fixture";
import type { ChecklistState } from "#lib/checklist/state.schema";
import { STAGES, TIERS } from "#lib/lifecycle/schema";
import { controlLibrary } from "#lib/policy/load";

const library = controlLibrary();
const gates = ["G0", "G1", "G2", "G3"] as const;
const ids = library.controls.filter((entry) => entry.gate !== "ORG").map(({ id }) => id);

const maybe = <T>(value: T) => fc.constantFrom(null, value);
const answer = fc.record({
  controlId: fc.constantFrom(...ids),
  status: fc.constantFrom(null, "effective", "partly", "not_effective", "not_applicable"),
  note: fc.constantFrom("", "Said."),
  by: fc.constantFrom("default_owner", "own_people"),
  confirmedBy: maybe("second"),
  carriedFrom: maybe("1.0"),
});
const file = fc.record({
  controlId: fc.constantFrom(...ids),
  state: fc.constantFrom("pending", "accepted", "rejected"),
  reviewedBy: fc.constantFrom(null, "uploader", "second"),
  expired: fc.boolean(),
  carriedFrom: maybe("1.0"),
});
const state = fc
  .record({
    tier: fc.constantFrom(null, ...TIERS),
    light: fc.boolean(),
    stage: fc.constantFrom(...STAGES),
    answers: fc.uniqueArray(answer, { selector: ({ controlId }) => controlId, maxLength: 80 }),
    files: fc.array(file, { maxLength: 60 }),
  })
  .map(({ tier, light, stage, answers, files }) =>
    checklist({
      tier,
      stage,
      lightPath: light && tier === "low",
      answers: answers.map(({ controlId, ...part }) => keptAnswer(controlId, part)),
      attachments: files.map(({ controlId, ...part }, index) => keptFile(controlId, { id: `file ${index}`, ...part })),
    }),
  );

/** What a person, not the product or a later signature, is said to have done. */
const answeredLines = (all: ChecklistState, gate: (typeof gates)[number]): Line[] =>
  linesAt(library, all, gate).filter(({ state: at }) => at.done && (at.as === "answered" || at.as === "not_applicable"));

describe("whatever stands in a checklist", () => {
  test("progress never counts what nobody confirmed", () =>
    fc.assert(
      fc.property(state, fc.constantFrom(...gates), (all, gate) => {
        for (const { item } of answeredLines(all, gate)) {
          expect(item.answer).toMatchObject({ carriedFrom: null });
          expect(item.answer?.status === "effective" || item.answer?.notApplicableConfirmed).toBe(true);
          expect(item.answer?.by === "default_owner" || all.lightPath).toBe(true);
        }
      }),
    ));

  test("at high tier, or without one, a required control from G2 on counts only with evidence somebody else accepted", () =>
    fc.assert(
      fc.property(state, fc.constantFrom("G2", "G3"), (all, gate) => {
        fc.pre(all.tier === "high" || all.tier === null);
        for (const { item, state: at } of answeredLines(all, gate))
          if (at.done && at.as === "answered" && item.intensity === "required")
            expect(
              item.attachments.some(
                ({ review, reviewedById, uploaderId }) => review === "accepted" && reviewedById !== uploaderId,
              ),
            ).toBe(true);
      }),
    ));

  test("progress, the gate and the list agree: what is due and not done is what is missing", () =>
    fc.assert(
      fc.property(state, fc.constantFrom(...gates), (all, gate) => {
        const lines = linesAt(library, all, gate);
        const { due, done, withSignature } = progressOf(lines, gate);
        expect(missingAt(library, all, gate).filter(({ missing }) => missing).length).toBe(due - done);
        expect(due + withSignature).toBe(lines.length);
      }),
    ));
});

describe("an answer that comes with a signature", () => {
  const light = checklist({ tier: "low", lightPath: true, stage: "in_validation" });
  test("is neither due before it nor counted as done", () => {
    const lines = linesAt(library, light, "G2");
    expect(progressOf(lines, "G2").withSignature).toBe(5);
    expect(
      lines.filter(({ state: at }) => at.done && at.as === "comes_with_signature").map(({ item }) => item.control.id),
    ).toEqual(["CC-RSK-02", "CC-VAL-01", "CC-VAL-02", "CC-XPL-01"]);
  });
});

describe("the gate that asks for a control next", () => {
  test.each([
    ["CC-DOC-01", "proposed", "G1"],
    ["CC-DOC-01", "in_validation", "G2"],
    ["CC-DEV-01", "in_validation", "G1"],
    ["CC-USE-01", "approved", "G5"],
    ["CC-GOV-02", "approved", "G3"],
  ] as const)("%s while %s is %s", (id, stage, gate) => expect(nextGate(control(id), stage)).toBe(gate));
  test("is none for what is inherited", () => expect(nextGate(control("CC-GOV-01"), "proposed")).toBeNull());
  test("looks no further than the gates in use", () => expect(nextGate(control("CC-USE-01"), "approved", gates)).toBe("G2"));
});
