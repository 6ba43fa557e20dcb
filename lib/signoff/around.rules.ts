/** The way through a queue of sign-offs, which begins with the one that is open the longest. Pure. */

type Queued = { id: string; since: string };

const comesAfter = (here: Queued) => (one: Queued) => one.since > here.since || (one.since === here.since && one.id > here.id);

/**
 * Where a sign-off stands in somebody's queue. One that is not in it, as after it was decided, has the place 0 and is gone on from all the
 * same: what was passed over comes again only at the end.
 */
export const aroundIn = (queue: readonly Queued[], here: Queued) => {
  const at = queue.findIndex(({ id }) => id === here.id);
  const after = at < 0 ? queue.findIndex(comesAfter(here)) : at + 1;
  const before = at < 0 ? (after < 0 ? queue.length : after) - 1 : at - 1;
  const next = at < 0 && after < 0 ? queue[0] : queue[after];
  return { place: at + 1, count: queue.length, previous: queue[before]?.id ?? null, next: next?.id ?? null };
};
