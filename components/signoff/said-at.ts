/** Where the thread of an anchor stands on the desk, to be linked to. */
export const saidAt = (path: string) => `said-${path.replaceAll(/[^\w-]/g, "-")}`;
