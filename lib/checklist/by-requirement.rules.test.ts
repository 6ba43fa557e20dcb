import { expect, test } from "vitest";
import { byRequirement } from "#lib/checklist/by-requirement.rules";

const requirement = (ref: string, ...ids: string[]) => ({ ref, controls: ids.map((id) => ({ id })) });
const line = (controlId: string, ...refs: string[]) => ({ controlId, requirements: [{ frameworkId: "act", refs }] });
const framework = {
  id: "act",
  requirements: [
    requirement("Art. 9", "CC-1", "CC-2"),
    requirement("Art. 10", "CC-2", "CC-3"),
    requirement("Art. 11", "CC-2"),
    requirement("Art. 12", "CC-1"),
    requirement("Art. 13"),
  ],
};

test("each line stands whole where it answers first, in the order of the framework, and by name where it answers again", () => {
  const lines = [line("CC-3", "Art. 10"), line("CC-2", "Art. 9", "Art. 10", "Art. 11"), line("CC-1", "Art. 9")];
  const told = byRequirement(framework, lines).map(({ requirement: { ref }, first, again }) => [
    ref,
    first.map(({ controlId }) => controlId),
    again.map(({ controlId }) => controlId),
  ]);
  expect(told).toEqual([
    ["Art. 9", ["CC-2", "CC-1"], []],
    ["Art. 10", ["CC-3"], ["CC-2"]],
    ["Art. 11", [], ["CC-2"]],
  ]);
});

test("what answers for another framework is left out", () => {
  const other = { controlId: "CC-1", requirements: [{ frameworkId: "other", refs: ["Art. 9"] }] };
  expect(byRequirement(framework, [other])).toEqual([]);
});
