import type { Gate } from "#lib/lifecycle/schema";

/** What comes with the data: how a control, a question, a knock-out and a person are called, and when a control is due. */
export type Lookups = {
  controls: Record<string, string>;
  /** The gate at which a control is due first. */
  gates: Record<string, Gate>;
  questions: Record<string, string>;
  knockouts: Record<string, string>;
  names: Record<string, string>;
};
