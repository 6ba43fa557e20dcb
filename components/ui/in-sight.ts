"use client";
import { type RefObject, useEffect, useEffectEvent } from "react";
import { scrollerOf } from "./scroller.ts";

/** Tells when something comes near the view and when it goes far away again, and how tall it is then. */
export function useInSight(ref: RefObject<Element | null>, near: string, told: (isNear: boolean, height: number) => void): void {
  const tell = useEffectEvent(told);
  useEffect(() => {
    if (!ref.current) return;
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting, boundingClientRect } of entries) tell(isIntersecting, boundingClientRect.height);
      },
      { root: scrollerOf(ref.current), rootMargin: `${near} 0px` },
    );
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, [ref, near]);
}
