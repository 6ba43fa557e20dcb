"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Reads the page again every two seconds while something on it is under way; a hidden tab waits until it is looked at. */
export function RefreshWhile({ running }: { running: boolean }) {
  const router = useRouter();
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") router.refresh();
    }, 2000);
    return () => clearInterval(timer);
  }, [running, router]);
  return null;
}
