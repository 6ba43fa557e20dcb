import { describe, expect, test } from "vitest";
import { applying, dueAt, dueGates, firstDueGate, intensityAt, intensityOf, isInherited } from "#lib/checklist/due.rules";
import { control } from "#lib/checklist/item.fixture";
import { GATES } from "#lib/lifecycle/schema";
import type { Applicability } from "#lib/policy/condition.rules";
import { requirementsInScope } from "#lib/policy/frameworks.rules";
import { controlLibrary, frameworks } from "#lib/policy/load";
import { examples, plainFacts } from "#lib/risk/answers.fixture";

const library = controlLibrary();
const unnamed = {
  sourcing: "in_house",
  decidesAboutPeople: false,
  deviceDetermination: false,
  coveredEmploymentTool: "no",
} as const;

describe("the worked examples of applicability", () => {
  test.each(examples.applicability)("$name", ({ facts, activeFrameworks, expected }) => {
    const named: Applicability = { ...unnamed, ...facts };
    const requirements = activeFrameworks.flatMap((id) => {
      const framework = frameworks().get(id);
      return framework ? requirementsInScope(framework, named) : [];
    });
    expect({
      requirements: requirements.length,
      modelLevelRequirements: requirements.filter(({ level }) => level === "model").length,
      distinctControls: new Set(requirements.flatMap((requirement) => requirement.maps_to)).size,
      baselineControls: applying(library, named).length,
    }).toEqual(expected);
  });
});

describe("gates", () => {
  test("a control is due at its own gate and at each gate it is checked again, in order", () => {
    expect(dueGates(control("CC-INV-01"))).toEqual(["G0", "G1", "G2", "G3", "G4", "G6"]);
    expect(firstDueGate(control("CC-CHG-02"))).toBe("G2");
    expect(firstDueGate(control("CC-CHG-01"))).toBe("G3");
  });

  test("an inherited control is due at none", () => {
    expect(library.controls.filter(isInherited)).toHaveLength(10);
    expect(dueGates(control("CC-AUD-01"))).toEqual([]);
    expect(firstDueGate(control("CC-AUD-01"))).toBeNull();
  });

  test("what is due at a gate is exactly what has an intensity there", () => {
    const facts: Applicability = { ...plainFacts, riskTier: "medium" };
    for (const gate of GATES) {
      const asked = library.controls.filter((entry) => intensityAt(entry, gate, facts) !== "not_required");
      expect(dueAt(library, gate, facts).map((due) => due.control)).toEqual(asked);
    }
  });
});

describe("intensity", () => {
  const facts: Applicability = plainFacts;
  test("follows the tier", () => {
    expect(intensityOf(control("CC-DAT-04"), { ...facts, riskTier: "low" })).toBe("not_required");
    expect(intensityOf(control("CC-INV-05"), { ...facts, riskTier: "medium" })).toBe("lite");
    expect(intensityOf(control("CC-INV-05"), { ...facts, riskTier: "high" })).toBe("required");
  });

  test("is that of high while no tier is confirmed", () => expect(intensityOf(control("CC-INV-05"), facts)).toBe("required"));

  test("is none where the condition does not hold, and full where a fact is not known", () => {
    expect(intensityOf(control("CC-PRV-01"), { ...facts, riskTier: "low" })).toBe("not_required");
    expect(intensityOf(control("CC-PRV-01"), { ...facts, riskTier: "low", usesPhi: null })).toBe("required");
  });
});

describe("a low-tier model before it is live", () => {
  const gates = ["G0", "G1", "G2", "G3"] as const;
  const reached = library.controls.filter(
    (entry) => entry.tiers.low !== "not_required" && gates.some((gate) => dueGates(entry).includes(gate)),
  );

  test("can meet 55 controls, of which 33 always apply", () => {
    expect(reached).toHaveLength(55);
    expect(reached.filter((entry) => !entry.applies_when.all && !entry.applies_when.any)).toHaveLength(33);
  });
});
