"use client";
import { type ReactNode, useEffect, useRef } from "react";

const typingPlace = "input, textarea, select, [contenteditable], dialog, [role='menu']";

/** True for a key alone, pressed where nobody is typing. */
export const isShortcut = (event: KeyboardEvent): boolean =>
  !event.ctrlKey &&
  !event.metaKey &&
  !event.altKey &&
  !(event.target instanceof Element && event.target.closest(typingPlace) !== null);

/** The row after or before the one in focus; at the ends it stays. */
const neighbour = (rows: readonly HTMLElement[], here: number, key: string): HTMLElement | undefined => {
  const before = here < 0 ? rows.length - 1 : here - 1;
  const wanted = key === "j" ? here + 1 : before;
  return rows[Math.max(0, Math.min(rows.length - 1, wanted))];
};

/** J and K walk from row to row of the table inside; Enter opens the row, as it does any link. */
export function ListKeys({ children }: { children: ReactNode }) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const walk = (event: KeyboardEvent) => {
      if ((event.key !== "j" && event.key !== "k") || !isShortcut(event)) return;
      const rows = [...(list.current?.querySelectorAll<HTMLElement>("a[data-row-link]") ?? [])];
      const here = rows.findIndex((row) => row.matches(":focus"));
      neighbour(rows, here, event.key)?.focus();
      event.preventDefault();
    };
    addEventListener("keydown", walk);
    return () => removeEventListener("keydown", walk);
  }, []);
  return <div ref={list}>{children}</div>;
}
