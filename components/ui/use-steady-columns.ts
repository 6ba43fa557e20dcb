"use client";
import { type RefObject, useEffect } from "react";

const LISTS_MAX = 20;
/** What the first rows of a list asked for, by its address, columns and width: for whoever goes back to it and has all rows at once. */
const measured = new Map<string, number[]>();

/** The same widths whether other rows follow already or not yet: what came before stays as tall as it was. */
function widthsOf(table: HTMLTableElement, heads: HTMLElement[], name: string): number[] {
  const before = table.querySelector("tbody[data-page]") ? measured.get(name) : undefined;
  if (before) return before;
  const widths = heads.map((head) => head.getBoundingClientRect().width);
  if (measured.size >= LISTS_MAX) measured.clear();
  measured.set(name, widths);
  return widths;
}

/** Keeps the columns of a table as wide as its first rows made them, so that rows which come and go move nothing; made anew for another width. */
export function useSteadyColumns(around: RefObject<Element | null>, isOn: boolean, columns: string): void {
  useEffect(() => {
    const table = around.current?.querySelector("table");
    if (!table || !isOn) return;
    const heads = [...table.querySelectorAll<HTMLElement>("thead th")];
    const free = () => {
      for (const head of heads) head.style.removeProperty("width");
    };
    const fix = (room: number) => {
      free();
      const widths = widthsOf(table, heads, `${location.href} ${columns} ${room}`);
      for (const [place, head] of heads.entries()) head.style.width = `${widths[place]}px`;
    };
    let width = 0;
    const observer = new ResizeObserver(([entry]) => {
      const room = entry?.contentRect.width ?? 0;
      if (entry && room !== width) fix(room);
      width = room;
    });
    if (table.parentElement) observer.observe(table.parentElement);
    return () => {
      observer.disconnect();
      free();
    };
  }, [around, isOn, columns]);
}
