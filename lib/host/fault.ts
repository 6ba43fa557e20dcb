/** Something outside the program stands in the way of starting. Its message is one sentence for the person at the terminal. */
export class StartFault extends Error {}

/** The disk has no room for what is to be written. */
export class FullDisk extends StartFault {}
