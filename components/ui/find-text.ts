// Finding words on a page and marking them without touching what the page holds: the browser's own highlights.

const NAME = "found";
const CURRENT = "found-here";
/** More are no help to anybody, and each is drawn. */
const HITS_MAX = 500;

const isSpoken = (node: Node): boolean => node.parentElement?.closest("script, style, search, [role='status']") === null;

/** Where the words stand in the text below an element, whatever their case; folded parts included. */
export function findIn(root: Element, words: string): Range[] {
  const wanted = words.trim().toLowerCase();
  if (wanted === "") return [];
  const found: Range[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node && found.length < HITS_MAX; node = walker.nextNode()) {
    // A space that does not break is looked for as any other.
    const text = node.textContent?.toLowerCase().replaceAll(/\s/g, " ") ?? "";
    if (!text.includes(wanted) || !isSpoken(node)) continue;
    for (let start = text.indexOf(wanted); start >= 0; start = text.indexOf(wanted, start + wanted.length)) {
      const range = document.createRange();
      range.setStart(node, start);
      range.setEnd(node, Math.min(start + wanted.length, node.textContent?.length ?? 0));
      found.push(range);
    }
  }
  return found;
}

const highlights = (): HighlightRegistry | undefined => (typeof CSS === "undefined" ? undefined : CSS.highlights);

/** Marks what was found, and the one that is looked at. A browser that cannot still goes there. */
export function mark(found: readonly Range[], current: number): void {
  const all = highlights();
  if (!all || typeof Highlight === "undefined") return;
  all.set(NAME, new Highlight(...found));
  const here = found[current];
  if (here) all.set(CURRENT, new Highlight(here));
  else all.delete(CURRENT);
}

export function unmark(): void {
  highlights()?.delete(NAME);
  highlights()?.delete(CURRENT);
}

/** Opens what is folded around a hit and brings it into view. */
export function show(range: Range | undefined): void {
  const element = range?.startContainer.parentElement;
  for (let around = element?.closest("details"); around; around = around.parentElement?.closest("details")) around.open = true;
  element?.scrollIntoView({ block: "center" });
}
