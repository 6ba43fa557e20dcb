const GAP = 4;
const MARGIN = 8;
/** Less room than this is too little to work in: the popup then covers its anchor rather than being cut so short. */
const LEAST = 240;

type Place = { top: number; left: number; maxHeight: number };
type Anchor = { top: number; bottom: number; left: number };
type Size = { width: number; height: number };

/**
 * Where a popup stands: below its anchor, above it where there is no room, cut to the larger of both rooms where there is none in either,
 * and inside the window in any case.
 */
export function placeFor(anchor: Anchor, popup: Size, window: Size): Place {
  const left = Math.max(MARGIN, Math.min(anchor.left, window.width - popup.width - MARGIN));
  // An anchor that was scrolled away counts as standing at the edge.
  const within = (at: number) => Math.max(MARGIN, Math.min(at, window.height - MARGIN));
  const [under, over] = [within(anchor.bottom + GAP), within(anchor.top - GAP)];
  const [below, above] = [window.height - MARGIN - under, over - MARGIN];
  if (popup.height <= below) return { left, top: under, maxHeight: below };
  const least = Math.min(popup.height, LEAST);
  if (popup.height <= above || (above > below && above >= least)) {
    return { left, top: over - Math.min(popup.height, above), maxHeight: above };
  }
  if (below >= least) return { left, top: under, maxHeight: below };
  const whole = window.height - 2 * MARGIN;
  return { left, top: Math.max(MARGIN, window.height - MARGIN - popup.height), maxHeight: whole };
}

/** What was scrolled to inside the popup stays in sight. */
function place(anchor: HTMLElement, popup: HTMLElement): void {
  const scrolledTo = popup.scrollTop;
  popup.style.removeProperty("max-height");
  const { offsetWidth: width, offsetHeight: height, style } = popup;
  const { top, left, maxHeight } = placeFor(
    anchor.getBoundingClientRect(),
    { width, height },
    { width: innerWidth, height: innerHeight },
  );
  style.margin = "0";
  style.top = `${top}px`;
  style.left = `${left}px`;
  if (height > maxHeight) style.maxHeight = `${maxHeight}px`;
  popup.scrollTop = scrolledTo;
}

/** Keeps a popup at its anchor while the page scrolls or changes its size. Returns how to stop. */
export function follow(anchor: HTMLElement, popup: HTMLElement): () => void {
  const again = () => place(anchor, popup);
  again();
  const observer = new ResizeObserver(again);
  observer.observe(popup);
  // Scrolling inside the popup moves nothing: placed anew in the middle of a click, its button would not be where it was pressed.
  const scrolled = ({ target }: Event) => {
    if (!(target instanceof Node && popup.contains(target))) again();
  };
  addEventListener("scroll", scrolled, { capture: true, passive: true });
  addEventListener("resize", again, { passive: true });
  return () => {
    observer.disconnect();
    removeEventListener("scroll", scrolled, { capture: true });
    removeEventListener("resize", again);
  };
}
