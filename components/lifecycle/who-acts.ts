import type { GateReason } from "#lib/lifecycle/gate.schema";

export type Actor = { who: string; count: number };

/**
 * Those who can act on what is missing, with how much of it: whoever has most to do comes first. Every reason is counted once: what a card
 * answers for those who fill the card, anything else for those its own sentence names.
 */
export function whoActs(reasons: readonly GateReason[], onCards: readonly GateReason[], fillsCards: string): Actor[] {
  const actors = Map.groupBy(reasons, (reason) => (onCards.includes(reason) ? fillsCards : (reason.clearedBy ?? fillsCards)));
  return [...actors].map(([who, theirs]) => ({ who, count: theirs.length })).toSorted((a, b) => b.count - a.count);
}
