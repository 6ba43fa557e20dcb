// Where the focus goes when what had it went from the page (WCAG 2.4.3).

/** Parts of a page that say what they are when the focus comes to them. */
const PARTS = "section, article, form, fieldset, [role=region], main";

/** An element and all that is around it, from the inside out. */
export function pathFrom(element: Element): HTMLElement[] {
  const path: HTMLElement[] = [];
  for (let at: Element | null = element; at; at = at.parentElement) if (at instanceof HTMLElement) path.push(at);
  return path;
}

/** Puts the focus on the closest part of the path that is still in the page. */
export function focusClosestPart(path: readonly HTMLElement[]): void {
  const part = path.find((one) => one.isConnected && one.matches(PARTS));
  // Said outright, it makes a part that keys pass over one that can have the focus.
  if (part?.tabIndex === -1) part.tabIndex = -1;
  part?.focus({ preventScroll: true });
}
