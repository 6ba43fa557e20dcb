/** Told to the window after each command that succeeded: what counts things of this person counts again. */
export const doneEvent = "countersign:done";
