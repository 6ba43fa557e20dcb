/** Where somebody's access reaches today, and until when. */

type Unit = { id: string; name: string; whole: boolean };
type Held = { unit: Unit; until: string | null; inForce: boolean };
export type Reach = { unit: Unit; until: string | null };

/** Whether the one day is the later or the same; null is no end. */
const outlasts = (until: string | null, other: string | null) => until === null || (other !== null && until >= other);

const longest = (held: Held[]): Reach[] => {
  const [first, ...others] = held;
  if (!first) return [];
  const until = others.reduce((latest, { until }) => (outlasts(latest, until) ? latest : until), first.until);
  return [{ unit: first.unit, until }];
};

/**
 * One entry for each business unit in which a role holds today, with the last day of the longest. The whole organisation, which
 * comes first, stands for every unit whose roles end no later.
 */
export function reachOf(roles: readonly Held[]): Reach[] {
  const byUnit = Map.groupBy(
    roles.filter(({ inForce }) => inForce),
    ({ unit }) => unit.id,
  );
  const reach = [...byUnit.values()].flatMap(longest);
  const whole = reach.find(({ unit }) => unit.whole);
  const beyond = reach.filter(({ unit, until }) => !unit.whole && !(whole && outlasts(whole.until, until)));
  return [...(whole ? [whole] : []), ...beyond.toSorted((a, b) => a.unit.name.localeCompare(b.unit.name, "en"))];
}
