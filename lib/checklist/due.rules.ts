/** Which controls apply to a version, when they are due, and how much they ask. */
import { GATES, type Gate } from "#lib/lifecycle/schema";
import { type Applicability, holds } from "#lib/policy/condition.rules";
import type { Control, ControlLibrary, Intensity } from "#lib/policy/controls.schema";

/** Assessed once for the organisation or the platform; every version inherits it and it holds no gate. */
export const isInherited = (control: Control): boolean => control.gate === "ORG";

/** The gates at which the control is due, in order; none when it is inherited. */
export const dueGates = (control: Control): Gate[] =>
  GATES.filter((gate) => gate === control.gate || control.also_checked_at.includes(gate));

/** The earliest gate at which the control is due; null when it is inherited. */
export const firstDueGate = (control: Control): Gate | null => dueGates(control)[0] ?? null;

/** What the control asks of a version with these facts. Without a confirmed tier it asks what it asks at high. */
export const intensityOf = (control: Control, facts: Applicability): Intensity =>
  holds(control.applies_when, facts) ? control.tiers[facts.riskTier ?? "high"] : "not_required";

/** What the control asks at this gate: nothing when it is not due there. */
export const intensityAt = (control: Control, gate: Gate, facts: Applicability): Intensity =>
  dueGates(control).includes(gate) ? intensityOf(control, facts) : "not_required";

export type Due = { control: Control; intensity: Intensity };

/** Every control that applies, inherited ones included, in the order of the library. */
export const applying = (library: ControlLibrary, facts: Applicability): Due[] =>
  library.controls
    .map((control) => ({ control, intensity: intensityOf(control, facts) }))
    .filter(({ intensity }) => intensity !== "not_required");

/** The controls due at this gate, in the order of the library. */
export const dueAt = (library: ControlLibrary, gate: Gate, facts: Applicability): Due[] =>
  applying(library, facts).filter(({ control }) => dueGates(control).includes(gate));
