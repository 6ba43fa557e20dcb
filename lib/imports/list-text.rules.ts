/** Lists as a Python program prints them, `['a', "b's"]`: parsed as data, never evaluated. */

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", "\\": "\\", "'": "'", '"': '"' };
const ITEM = /\s*(?:'((?:[^'\\]|\\[\s\S])*)'|"((?:[^"\\]|\\[\s\S])*)")\s*(,|$)/y;

const unescaped = (text: string) => text.replace(/\\([\s\S])/g, (whole, character: string) => ESCAPES[character] ?? whole);

/** The items of the list that `text` is; undefined when it is no list of texts. */
export const listItems = (text: string): string[] | undefined => {
  const inside = /^\s*\[([\s\S]*)\]\s*$/.exec(text)?.[1];
  if (inside === undefined) return undefined;
  const items: string[] = [];
  ITEM.lastIndex = 0;
  while (ITEM.lastIndex < inside.trimEnd().length) {
    const found = ITEM.exec(inside);
    if (!found) return undefined;
    items.push(unescaped(found[1] ?? found[2] ?? ""));
  }
  return items;
};
