"use client";
// A convenience for the pointer. Keyboard and screen reader use the link in the row, which this only presses.
import { useRouter } from "next/navigation";
import type { MouseEvent, ReactNode } from "react";
import { sortedToo } from "#lib/core/sort.rules";

const ownPurpose = "a, button, input, select, textarea, label, summary, details";

function followRow(event: MouseEvent<HTMLElement>, target: Element) {
  if (target.closest(ownPurpose)) return;
  if (globalThis.getSelection()?.toString()) return;
  const link = target.closest("tr")?.querySelector<HTMLAnchorElement>("a[data-row-link]");
  if (!link) return;
  const { ctrlKey, metaKey, shiftKey } = event;
  link.dispatchEvent(new globalThis.MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey }));
}

/**
 * Lets a click anywhere in a row follow the row's link, unless it selects text or lands on something with its own purpose. The head of a
 * column that is pressed with Shift, by pointer or Enter, sorts by it too instead of by it alone.
 */
export function TableClicks({ sortedBy, children }: { sortedBy?: string; children: ReactNode }) {
  const router = useRouter();
  const click = (event: MouseEvent<HTMLElement>) => {
    if (!(event.target instanceof Element)) return;
    const head = event.target.closest<HTMLAnchorElement>("a[data-sorts]");
    if (!head || !event.shiftKey || !sortedBy) return followRow(event, event.target);
    event.preventDefault();
    const { pathname, searchParams } = new URL(head.href);
    searchParams.set("sort", sortedToo(sortedBy, head.dataset.sorts ?? ""));
    router.push(`${pathname}?${searchParams}`, { scroll: false });
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: presses the link that is in the row.
    // biome-ignore lint/a11y/useKeyWithClickEvents: the link itself has the keyboard.
    <div onClick={click}>{children}</div>
  );
}
