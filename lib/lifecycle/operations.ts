// What can be done here: one line per operation.
import { getGate } from "#lib/lifecycle/get-gate.query";

export const lifecycleOperations = {
  getGate,
};
