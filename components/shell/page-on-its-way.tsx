"use client";
// A page is made for one person when it is asked for, so it takes as long as the line. What is shown at once is the reader's own
// browser's affair: no answer has to come for it, and a page that is not there still answers 404.
import { usePathname } from "next/navigation";
import { lazy, type ReactNode, Suspense, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useDestination } from "../ui/under-way.ts";
import { contentId } from "./content-id.ts";
import { changes } from "./page-frames.ts";

// Fetched once the page is there: nobody waits for it, and it is at hand when somebody leaves. Without it the line has to do.
const nothing: typeof import("./page-outline.tsx").PageOutline = () => <></>;
const outline = () => import("./page-outline.tsx").catch(() => null);
const PageOutline = lazy(async () => ({ default: (await outline())?.PageOutline ?? nothing }));

/** What is there sooner than this seems to be there at once; an outline in between would only flicker. */
const OUTLINE_AFTER_MS = 100;

/**
 * Whoever comes to another page begins at its start: in sight, unless it was gone back to or a part of it was asked for, and with the
 * focus, when the link went away with the page. The framework is content when the innermost part of the page is in sight.
 */
function useArrival(to: string | null, here: string): void {
  const left = useRef(here);
  const followed = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (to !== null) followed.current = to;
  }, [to]);
  useLayoutEffect(() => {
    if (followed.current === here && changes("/", left.current, here) && !location.hash)
      scrollTo({ top: 0, behavior: "instant" });
    if (left.current !== here) followed.current = null;
  }, [here]);
  useEffect(() => {
    if (left.current !== here && document.activeElement === document.body) focusContent();
    left.current = here;
  }, [here]);
}

/** A line along the top, from the click until the page is there. */
export function WayLine() {
  const to = useDestination();
  useArrival(to, usePathname());
  return to === null ? null : (
    <div
      aria-hidden="true"
      data-way-line
      className="fixed inset-x-0 top-0 z-50 h-0.5 origin-left animate-[way_4s_cubic-bezier(0.1,0.7,0.3,1)_both] bg-accent forced-colors:bg-[Highlight] rtl:origin-right print:hidden"
    />
  );
}

/** The way to another page, and how far down the page that is left stood then. */
type Way = { to: string; from: number };

/** The way to the next page, once it takes so long that this one should give way to its outline. */
function useSlowWay(): Way | null {
  const to = useDestination();
  const [slow, setSlow] = useState<Way | null>(null);
  useEffect(() => {
    if (to === null) return;
    const timer = setTimeout(() => setSlow({ to, from: scrollY }), OUTLINE_AFTER_MS);
    return () => {
      clearTimeout(timer);
      setSlow(null);
    };
  }, [to]);
  return slow?.to === to ? slow : null;
}

/**
 * The page under the layout at `under`, or the outline of the next one in its place. What is left stays as it was, should nothing come
 * of it, and keeps its height: where it was scrolled to is what the browser brings back to whoever goes back.
 */
export function PageOnItsWay({ under, children }: { under: string; children: ReactNode }) {
  const here = usePathname();
  const way = useSlowWay();
  const left = useRef<HTMLDivElement>(null);
  const isLeaving = way !== null && changes(under, here, way.to);
  useEffect(() => void outline(), []);
  // The focus goes where the next page will be, not back to the start of everything.
  useLayoutEffect(() => {
    if (isLeaving && left.current?.contains(document.activeElement)) focusContent();
  }, [isLeaving]);
  return (
    <div className={isLeaving ? "relative" : "contents"}>
      <Suspense>
        {isLeaving ? (
          <div className="absolute inset-x-0" style={{ top: way.from }}>
            <PageOutline under={under} to={way.to} />
          </div>
        ) : null}
      </Suspense>
      <div ref={left} className={isLeaving ? "invisible" : "contents"}>
        {children}
      </div>
    </div>
  );
}

const focusContent = () => document.getElementById(contentId)?.focus({ preventScroll: true });
