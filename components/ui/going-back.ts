"use client";
import { useEffectEvent, useLayoutEffect, useState } from "react";
import { type Scrolled, scrollBack, scrolledNow } from "./scroller.ts";

const KEPT = 5;
let wentBackTo: string | null = null;
if (typeof window !== "undefined")
  addEventListener("popstate", () => {
    wentBackTo = location.href;
  });

/** What lists had come to when they were left, by their names. */
export type LeftLists<State> = Map<string, { state: State; scrolled: Scrolled }>;

/**
 * Keeps what a list had come to when it is left, and where it was scrolled to, for whoever goes back to it; a link shows it anew. In
 * memory alone: a reload, and so signing out, forgets it.
 */
export function useGoingBack<State>(lists: LeftLists<State>, name: string, state: State, restore: (state: State) => void): void {
  const [scrolled, setScrolled] = useState<Scrolled | null>(null);
  const keep = useEffectEvent(() => {
    lists.delete(name);
    lists.set(name, { state, scrolled: scrolledNow() });
    const [oldest] = lists.keys();
    if (lists.size > KEPT && oldest !== undefined) lists.delete(oldest);
  });
  const arrive = useEffectEvent(() => {
    const kept = wentBackTo === location.href ? lists.get(name) : undefined;
    wentBackTo = null;
    if (!kept) return;
    restore(kept.state);
    setScrolled(kept.scrolled);
  });
  useLayoutEffect(() => {
    arrive();
    return () => keep();
  }, []);
  useLayoutEffect(() => {
    if (scrolled !== null) scrollBack(scrolled);
  }, [scrolled]);
}
