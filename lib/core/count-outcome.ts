// What the door counts: how each operation ended, and by which rules people were stopped.
import { Refusal } from "#lib/core/errors";
import { count, measures } from "#lib/core/metrics";
import type { Operation } from "#lib/core/operation";

const SEGREGATION = /^SD-\d+/;

/** A gate answers with everything that is not met: each rule counts once. */
function countRules(op: Operation, { code, reasons }: Refusal) {
  if (code !== "refused") return;
  const isGate = op.kind === "command" && op.refused === "transition.refused";
  for (const rule of new Set(reasons.map((why) => why.code))) {
    if (SEGREGATION.test(rule)) count(measures.segregationRefusals, { rule });
    else if (isGate) count(measures.gateRefusals, { rule });
  }
}

export const countDone = (op: Operation): void => count(measures.operations, { operation: op.id, outcome: "done" });

/** `error` is what the operation threw; anything but a refusal is a fault. */
export function countStopped(op: Operation, error: unknown): void {
  const outcome = error instanceof Refusal ? error.code : "fault";
  count(measures.operations, { operation: op.id, outcome });
  if (error instanceof Refusal) countRules(op, error);
}
