/** What a verification of the ledger can find. Pure. */
import { type Reason, reason } from "#lib/core/errors";

export const FAULT_KINDS = ["guard", "gap", "order", "doubled", "altered", "gone", "unsealed", "row", "signature"] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** One thing that does not hold, with where it is; `because` is its sentence in messages/en/refusals/audit.json. */
export type Fault = { kind: FaultKind; index?: number; eventId?: string; table?: string; key?: string; because: Reason };

/** A change made by SQL behind the program's back. It is on record, and somebody should know why. */
export type Unaccounted = { index: number; table: string; key: string; op: string; by: string; at: string };

/** Faults beyond this number are counted and not told one by one. */
export const FAULTS_MAX = 1000;
export const UNACCOUNTED_MAX = 100;

/** Collects at most so many, and counts them all. */
export const bounded = <T>(max: number) => {
  const items: T[] = [];
  let count = 0;
  return {
    items,
    count: () => count,
    add: (item: T) => {
      count += 1;
      if (items.length < max) items.push(item);
    },
  };
};

export const fault = (
  kind: FaultKind,
  code: string,
  at: Omit<Fault, "kind" | "because">,
  values: Reason["values"] = {},
): Fault => ({
  kind,
  ...at,
  because: reason(`ledger.${code}`, { ...at, ...values }),
});
