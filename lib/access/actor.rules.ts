/** Who acts by the machine's own command line: nobody's account, so it has no name of its own. */
export const COMMAND_LINE = "command-line";
