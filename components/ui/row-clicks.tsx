"use client";
// A convenience for the pointer. Keyboard and screen reader use the link in the row, which this only presses.
import type { MouseEvent, ReactNode } from "react";

const ownPurpose = "a, button, input, select, textarea, label, summary, details";

function follow(event: MouseEvent<HTMLElement>) {
  const target = event.target;
  if (!(target instanceof Element) || target.closest(ownPurpose)) return;
  if (globalThis.getSelection()?.toString()) return;
  const link = target.closest("tr")?.querySelector<HTMLAnchorElement>("a[data-row-link]");
  if (!link) return;
  const { ctrlKey, metaKey, shiftKey } = event;
  link.dispatchEvent(new globalThis.MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey }));
}

/** Lets a click anywhere in a row follow the row's link, unless it selects text or lands on something with its own purpose. */
export function RowClicks({ children }: { children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: presses the link that is in the row.
    // biome-ignore lint/a11y/useKeyWithClickEvents: the link itself has the keyboard.
    <div onClick={follow}>{children}</div>
  );
}
