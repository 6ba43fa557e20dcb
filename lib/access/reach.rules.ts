// Where somebody holds a role.

/** Units by their ids, or the organisation with all there are: those are never listed, however many. */
export type Reach = "all" | readonly string[];

export const reaches = (reach: Reach, unitId: string): boolean => reach === "all" || reach.includes(unitId);

/** Both of them. */
export const together = (one: Reach, other: Reach): Reach =>
  one === "all" || other === "all" ? "all" : [...new Set([...one, ...other])];
