"use client";
import { type ReactNode, useEffect, useRef } from "react";

const typingPlace = "input, textarea, select, [contenteditable], dialog, [role='menu']";

/** J and K walk through the links that lead rows (`th a`, or `[data-row] a`), Enter opens the one in focus, as links do. */
export function ListKeys({ children }: { children: ReactNode }) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const walk = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !["j", "k"].includes(event.key)) return;
      if (event.target instanceof Element && event.target.closest(typingPlace)) return;
      const rows = [...(list.current?.querySelectorAll<HTMLElement>("tbody th a") ?? [])];
      const here = rows.findIndex((row) => row === document.activeElement);
      const next = event.key === "j" ? here + 1 : here < 0 ? rows.length - 1 : here - 1;
      rows[Math.max(0, Math.min(rows.length - 1, next))]?.focus();
      event.preventDefault();
    };
    addEventListener("keydown", walk);
    return () => removeEventListener("keydown", walk);
  }, []);
  return <div ref={list}>{children}</div>;
}
