const gap = 4;
const margin = 8;

/** Puts a popup of the top layer below its anchor, above it where there is no room, and inside the window in any case. */
function place(anchor: HTMLElement, popup: HTMLElement): void {
  const at = anchor.getBoundingClientRect();
  const { offsetWidth, offsetHeight, style } = popup;
  const fitsBelow = at.bottom + gap + offsetHeight <= innerHeight - margin;
  const top = fitsBelow || at.top < offsetHeight ? at.bottom + gap : at.top - gap - offsetHeight;
  style.top = `${Math.max(margin, top)}px`;
  style.left = `${Math.max(margin, Math.min(at.left, innerWidth - offsetWidth - margin))}px`;
}

/** Keeps a popup at its anchor while the page scrolls or changes its size. Returns how to stop. */
export function follow(anchor: HTMLElement, popup: HTMLElement): () => void {
  const again = () => place(anchor, popup);
  again();
  const observer = new ResizeObserver(again);
  observer.observe(popup);
  addEventListener("scroll", again, { capture: true, passive: true });
  addEventListener("resize", again, { passive: true });
  return () => {
    observer.disconnect();
    removeEventListener("scroll", again, { capture: true });
    removeEventListener("resize", again);
  };
}
