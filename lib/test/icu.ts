// Reads what a message of the catalogue takes: the names and kinds of its arguments, the choices of each, and its tags.

/** As `name`, `count plural`, `tier select`, `tier select high` and `<date>`, sorted; plural forms are each language's own. */
export function partsOf(message: string): string[] {
  const found = new Set([...message.matchAll(/<(\w+)>/g)].map(([tag]) => tag));
  read(message, 0, found);
  return [...found].sort();
}

/** Reads text from `at` to the brace that closes it, or to the end; tells where that is. */
function read(text: string, at: number, found: Set<string>): number {
  let here = at;
  while (here < text.length && text[here] !== "}") {
    here = text[here] === "{" ? argument(text, here + 1, found) : here + 1;
  }
  return here;
}

/** Reads an argument from behind its brace; tells the place behind the closing one. */
function argument(text: string, at: number, found: Set<string>): number {
  const [head = "", name, kind = ""] = /^\s*(\w+)\s*(?:,\s*(\w+)\s*)?,?/.exec(text.slice(at)) ?? [];
  if (!name) throw new Error(`no argument at ${at}: ${text}`);
  found.add([name, kind].filter(Boolean).join(" "));
  let here = at + head.length;
  while (text[here] !== "}") {
    const [option, selector] = /^\s*(=?[\w-]+)\s*\{/.exec(text.slice(here)) ?? [];
    if (!option) throw new Error(`no choice at ${here}: ${text}`);
    if (kind === "select") found.add(`${name} select ${selector}`);
    here = read(text, here + option.length, found) + 1;
    here += /^\s*/.exec(text.slice(here))?.[0].length ?? 0;
  }
  return here + 1;
}
