import { expect, test } from "vitest";
import { likelyFor, spokenOf } from "#lib/checklist/likely.rules";
import { controlLibrary } from "#lib/policy/load";

const controls = controlLibrary().controls.map(({ id, title, evidence }) => ({
  controlId: id,
  title,
  evidenceHints: evidence,
  attached: 0,
  done: false,
}));
const first = (name: string, among = controls) => likelyFor(name, among)[0]?.control.controlId;

test.each([
  ["fairness-test-report_v3.pdf", "CC-FAI-01"],
  ["Bias audit 2026 (final).pdf", "CC-FAI-02"],
  ["DPIA.pdf", "CC-PRV-02"],
  ["ThreatModel.md", "CC-SEC-01"],
])("%s is likely for %s", (name, controlId) => {
  expect(first(name)).toBe(controlId);
});

test("among equals, what lacks evidence comes first, then what is not done", () => {
  const three = [
    { ...controls[0], controlId: "CC-AAA-01", title: "A", evidenceHints: [], attached: 1, done: true },
    { ...controls[0], controlId: "CC-AAA-02", title: "B", evidenceHints: [], attached: 1, done: false },
    { ...controls[0], controlId: "CC-AAA-03", title: "C", evidenceHints: [], attached: 0, done: false },
  ];
  expect(likelyFor("x.pdf", three).map(({ control }) => control.controlId)).toEqual(["CC-AAA-03", "CC-AAA-02", "CC-AAA-01"]);
});

test("every control is offered once, and only those the name speaks of are called likely", () => {
  const all = likelyFor("scan_0001.pdf", controls);
  expect(new Set(all.map(({ control }) => control.controlId)).size).toBe(controls.length);
  expect(all.filter(({ words }) => words.length > 0)).toEqual([]);
});

test("a control is chosen only where the name speaks of it more than of any other, and by these words", () => {
  const [likely] = likelyFor("fairness-test-report_v3.pdf", controls);
  expect(spokenOf(likelyFor("fairness-test-report_v3.pdf", controls))).toBe(likely?.control.controlId);
  expect(likely?.words).toEqual(["fairness", "test"]);
  expect(spokenOf(likelyFor("scan_0001.pdf", controls))).toBeNull();
  const twins = ["CC-AAA-01", "CC-AAA-02"].map((controlId) => ({
    ...{ controlId, title: "Fairness", evidenceHints: [], done: false },
    attached: 0,
  }));
  expect(spokenOf(likelyFor("fairness.pdf", twins))).toBeNull();
});
