"use client";
// Whoever acts with a button goes on from there, also when the button went with what it did (WCAG 2.4.3).
import { useEffect } from "react";
import { focusClosestPart } from "../ui/closest-part.ts";

/** The focus, when what has it leaves the page, goes to the closest part around it that stayed; a click beside everything lets it go. */
export function KeptFocus() {
  useEffect(() => {
    /** What has the focus, and all that is around it. */
    let path: HTMLElement[] = [];
    const goOn = () => {
      if (path[0]?.isConnected !== false || document.activeElement !== document.body) return;
      const left = path;
      path = [];
      focusClosestPart(left);
    };
    const got = (event: FocusEvent) => {
      path = event.composedPath().filter((one) => one instanceof HTMLElement);
    };
    // Whether it was let go or taken away is known when the change that is under way is made.
    const lost = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget === null)
        queueMicrotask(() => {
          if (path[0]?.isConnected && document.hasFocus()) path = [];
        });
    };
    const changes = new MutationObserver(goOn);
    changes.observe(document.body, { childList: true, subtree: true });
    document.addEventListener("focusin", got);
    document.addEventListener("focusout", lost);
    return () => {
      changes.disconnect();
      document.removeEventListener("focusin", got);
      document.removeEventListener("focusout", lost);
    };
  }, []);
  return null;
}
