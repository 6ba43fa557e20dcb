"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";

/**
 * Reads the page again every two seconds while something on it is under way; a hidden tab waits until it is looked at. The bar goes with
 * the task, so its end is told from here to whoever does not see it.
 */
export function RefreshWhile({ running }: { running: boolean }) {
  const t = useTranslations("ui.progress");
  const router = useRouter();
  const was = useRef(running);
  const [hasEnded, setEnded] = useState(false);
  useEffect(() => {
    setEnded(was.current && !running);
    was.current = running;
    if (!running) return;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") router.refresh();
    }, 2000);
    return () => clearInterval(timer);
  }, [running, router]);
  return (
    <span role="status" className="sr-only">
      {hasEnded ? t("ended") : null}
    </span>
  );
}
