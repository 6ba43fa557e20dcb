// Where the focus is, as somebody sees it who has nothing else to go by.

export type Focus = {
  name: string;
  /** It is on the control that is wanted, or in the group. */
  isThere: boolean;
  isBefore: boolean;
  /** Why nobody could see it: WCAG 2.2, 2.4.7 and 2.4.11. */
  problem: string | null;
};

/** Runs in the page, so all of it stands in here. */
export function focusFrom(wanted: Element): Focus {
  const at = document.activeElement instanceof HTMLElement ? document.activeElement : document.body;
  const labelOf = (one: HTMLElement) => (one.id ? document.querySelector(`label[for="${CSS.escape(one.id)}"]`) : null);
  /** A file input is a pixel of its label, which shows the focus. */
  const shown = (at.matches("[type=file]") && labelOf(at)) || at;

  const isSeenAt = (x: number, y: number) => {
    const top = document.elementFromPoint(x, y);
    return top !== null && (shown.contains(top) || top.closest("label")?.control === shown);
  };
  const isPartlySeen = () =>
    [...shown.getClientRects()].some(({ left, right, top, bottom }) =>
      [left + 2, (left + right) / 2, right - 2].some((x) =>
        [top + 2, (top + bottom) / 2, bottom - 2].some((y) => isSeenAt(x, y)),
      ),
    );
  const whatCovers = () => {
    const { left, top, bottom } = shown.getBoundingClientRect();
    const over = document.elementFromPoint(left + 2, (top + bottom) / 2);
    const what = over?.outerHTML.replaceAll(/\s+/g, " ").slice(0, 120);
    return `${what ?? "an edge of the window"}, from ${Math.round(top)} to ${Math.round(bottom)} of ${innerHeight}`;
  };
  const isMarked = () => {
    // The browser marks the part of a date that is typed.
    if (at.matches("[type=date]")) return true;
    const { outlineStyle, outlineWidth } = getComputedStyle(shown);
    return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
  };
  const problemOf = () => {
    // What a script puts the focus on is read out; what keys stop at is looked for.
    if (at === document.body || at.tabIndex < 0) return null;
    if (!isPartlySeen()) return `is hidden behind ${whatCovers()}`;
    return isMarked() ? null : "has no mark";
  };
  const name = at.getAttribute("aria-label") ?? (labelOf(at) ?? at).textContent ?? "";
  return {
    name: `${at.localName} “${name.trim().replaceAll(/\s+/g, " ").slice(0, 60)}”`,
    isThere: wanted === at || (wanted.matches("[role=radiogroup], fieldset") && wanted.contains(at)),
    isBefore: at === document.body || (at.compareDocumentPosition(wanted) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
    problem: problemOf(),
  };
}
