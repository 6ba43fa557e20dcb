// What the answer to a command means for the one who asked.
import type { Refused } from "./refusal.tsx";

export type Outcome<Data> = { ok: true; data: Data } | { ok: false; status: number; code: string; reasons: Refused[] };

export type OutcomeWords = { fault: string; sentBefore: string };

const otherInput = "idempotency.other_input";

const isOtherInput = ({ reasons }: { reasons: Refused[] }): boolean => reasons.some(({ code }) => code === otherInput);

/**
 * True when the act is over, so that the next attempt is a new one and takes a new idempotency key: after success, and when
 * an earlier attempt, whose answer was lost, turns out to have gone through with something else. Any other refusal kept
 * nothing, and a lost answer may have been a success: those keep the key.
 */
export const isOver = (outcome: Outcome<unknown>): boolean => outcome.ok || isOtherInput(outcome);

/** An outcome that always has a sentence: for a fault of ours, and for a key that was used before, which no person knows of. */
export function inWords(outcome: Outcome<unknown>, words: OutcomeWords): Outcome<unknown> {
  if (outcome.ok) return outcome;
  if (isOtherInput(outcome)) return { ...outcome, reasons: [{ code: otherInput, message: words.sentBefore }] };
  return outcome.reasons.length > 0 ? outcome : { ...outcome, reasons: [{ code: outcome.code, message: words.fault }] };
}

/** Without the place: at a field its label says which one is meant. */
const withoutPath = (message: string, path: string) =>
  message.startsWith(`${path}: `) ? message.slice(path.length + 2) : message;

/** Sentences by the place of the input they are about. */
export function byPath(reasons: Refused[]): Record<string, string[]> {
  const errors: Record<string, string[]> = {};
  for (const { path, message } of reasons) if (path) errors[path] = [...(errors[path] ?? []), withoutPath(message, path)];
  return errors;
}
