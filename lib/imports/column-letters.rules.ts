/** Columns as a spreadsheet names them: 0 is A, 26 is AA. */

export const columnLetters = (index: number): string =>
  index < 26 ? String.fromCharCode(65 + index) : columnLetters(Math.floor(index / 26) - 1) + columnLetters(index % 26);

/** The place of the column that these capital letters name. */
export const columnAt = (letters: string): number =>
  [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** What a column is called whose header is empty. */
export const letteredName = (index: number): string => `Column ${columnLetters(index)}`;
