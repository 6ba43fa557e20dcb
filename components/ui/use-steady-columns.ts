"use client";
import { type RefObject, useEffect } from "react";
import { scrollBack, scrolledNow } from "./scroller.ts";

/** The widths that the rows of the first page alone ask for: the same whether others follow already, as when one goes back, or not yet. */
function widthsOf(table: HTMLTableElement, heads: HTMLElement[]): number[] {
  const scrolled = scrolledNow();
  const others = [...table.querySelectorAll<HTMLElement>("tbody[data-page]")];
  for (const body of others) body.style.display = "none";
  const widths = heads.map((head) => head.getBoundingClientRect().width);
  for (const body of others) body.style.removeProperty("display");
  // Without them the page was shorter than it was scrolled.
  if (others.length > 0) scrollBack(scrolled);
  return widths;
}

/** Keeps the columns of a table as wide as its first rows made them, so that rows which come and go move nothing; made anew for another width. */
export function useSteadyColumns(around: RefObject<Element | null>, isOn: boolean, columns: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: other columns are measured anew.
  useEffect(() => {
    const table = around.current?.querySelector("table");
    if (!table || !isOn) return;
    const heads = [...table.querySelectorAll<HTMLElement>("thead th")];
    const free = () => {
      for (const head of heads) head.style.removeProperty("width");
    };
    const fix = () => {
      free();
      const widths = widthsOf(table, heads);
      for (const [place, head] of heads.entries()) head.style.width = `${widths[place]}px`;
    };
    let width = 0;
    const observer = new ResizeObserver(([entry]) => {
      if (entry && entry.contentRect.width !== width) fix();
      width = entry?.contentRect.width ?? 0;
    });
    if (table.parentElement) observer.observe(table.parentElement);
    return () => {
      observer.disconnect();
      free();
    };
  }, [around, isOn, columns]);
}
