"use client";
// A chart has a hundred links, plain ones that need no script. This one listener keeps the frame of the page while they are followed.
import type { MouseEvent, ReactNode } from "react";
import { useGo } from "../ui/under-way.ts";

export function LocalLinks({ children }: { children: ReactNode }) {
  const go = useGo();
  const follow = (event: MouseEvent<HTMLElement>) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const href = event.target instanceof Element ? event.target.closest("a")?.getAttribute("href") : null;
    if (!href?.startsWith("/")) return;
    event.preventDefault();
    go(href);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the links inside are what is used.
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a link is a click.
    <div onClick={follow}>{children}</div>
  );
}
