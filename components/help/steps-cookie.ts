/** The cookie that keeps whose first steps are not shown again in this browser. It holds ids and is readable by scripts. */
export const stepsCookie = "steps";

const KEPT = 8;
const idsIn = (value: string | undefined): string[] => (value ? value.split(".") : []);

export const isDismissed = (value: string | undefined, personId: string): boolean => idsIn(value).includes(personId);

/** The last few people of a shared browser are kept; others are shown their steps again. */
export const dismissedWith = (value: string | undefined, personId: string): string =>
  [...idsIn(value).filter((id) => id !== personId), personId].slice(-KEPT).join(".");
