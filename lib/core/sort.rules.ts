/** What a list is sorted by, as its address says it: a column, or several as `tier,-updated`, with - downwards. */

/** Where a list can be sorted by several columns, it is by as many. */
export const SORTS_MAX = 3;

export type SortedBy = { name: string; isDown: boolean };

export const sortsOf = (text: string): SortedBy[] =>
  text.split(",").map((word) => ({ name: word.replace(/^-/, ""), isDown: word.startsWith("-") }));

export const sortText = (sorts: readonly SortedBy[]): string =>
  sorts.map(({ name, isDown }) => (isDown ? `-${name}` : name)).join(",");

/** By this column alone: upwards, or downwards when it already is. */
export const sortedAlone = (text: string, name: string): string => (text === name ? `-${name}` : name);

/** By this column too, after the others; the other way round when it is among them. The last one gives way where there are enough. */
export function sortedToo(text: string, name: string): string {
  const sorts = sortsOf(text);
  if (sorts.some((one) => one.name === name))
    return sortText(sorts.map((one) => (one.name === name ? { name, isDown: !one.isDown } : one)));
  return sortText([...sorts.slice(0, SORTS_MAX - 1), { name, isDown: false }]);
}
