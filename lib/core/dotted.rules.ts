/** Stands between two pieces of a line and stays with the one before it: no line begins with it. */
export const DOT = "\u00a0· ";

/** The pieces there are, in a line. */
export const dotted = (pieces: readonly (string | false | null | undefined)[]): string => pieces.filter(Boolean).join(DOT);
