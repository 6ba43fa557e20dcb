"use client";
import { usePathname } from "next/navigation";
import { useEffect } from "react";
import { remember } from "./recent.ts";

/** Pages of the navigation are always one key away, and a page that is not there is not worth coming back to. */
const isWorthKeeping = (known: readonly string[]) =>
  !known.includes(location.pathname + location.search) && document.querySelector("[data-not-found]") === null;

/** Keeps where this person was, under the page's own title. A title may come a moment after its page. */
export function useRecorder(personId: string, known: readonly string[]): void {
  const path = usePathname();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each page is kept anew; what is in the navigation stays the same.
  useEffect(() => {
    const keep = () => {
      const label = document.title.replace(/ · [^·]*$/, "");
      if (location.pathname === path && label && isWorthKeeping(known))
        remember(personId, { href: location.pathname + location.search, label });
    };
    keep();
    const observer = new MutationObserver(keep);
    observer.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => observer.disconnect();
  }, [path, personId]);
}
