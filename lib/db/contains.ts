/** The pattern of `like` for a text that holds these letters anywhere, taken literally. */
export const contains = (text: string): string => `%${text.replaceAll(/[\\%_]/g, "\\$&")}%`;
