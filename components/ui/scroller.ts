/** What carries `data-scrolls` scrolls in itself where it has a height of its own, and with the page otherwise. */
const isOne = (element: Element): boolean => getComputedStyle(element).maxHeight !== "none";

/** What something is scrolled in; null for the page. */
export const scrollerOf = (element: Element): Element | null => {
  const found = element.closest("[data-scrolls]");
  return found && isOne(found) ? found : null;
};

/** Where the page and what scrolls in it stand. */
export type Scrolled = { page: number; within: number };

const scroller = () => document.querySelector("[data-scrolls]");

export const scrolledNow = (): Scrolled => ({ page: scrollY, within: scroller()?.scrollTop ?? 0 });

export function scrollBack({ page, within }: Scrolled): void {
  scrollTo(0, page);
  scroller()?.scrollTo({ top: within });
}
