"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useLayoutEffect, useRef } from "react";
import { Banner } from "#components/ui/notice";
import type { Refused } from "#components/ui/refusal";

const LOOK_MS = 15_000;

/** On every page while nothing may be written, in sight wherever the page was scrolled to: what is the matter, when it ends, and who ends it. It goes by itself. */
export function ReadOnlyBanner({ why }: { why: Refused }) {
  const t = useTranslations("ui.refusal");
  const { refresh } = useRouter();
  const box = useRef<HTMLDivElement>(null);
  // What else stays at the top of the window stays below it (--told in app/globals.css).
  useLayoutEffect(() => {
    const { style } = document.documentElement;
    const watch = new ResizeObserver(() => style.setProperty("--told", `${box.current?.offsetHeight ?? 0}px`));
    if (box.current) watch.observe(box.current);
    return () => {
      watch.disconnect();
      style.removeProperty("--told");
    };
  }, []);
  useEffect(() => {
    const looking = setInterval(refresh, LOOK_MS);
    return () => clearInterval(looking);
  }, [refresh]);
  return (
    <div ref={box} role="status" className="sticky top-0 z-20 bg-surface print:hidden">
      <Banner tone="bad">
        <strong className="font-semibold">{why.message}</strong> {why.fix} {t("clearedBy", { who: why.clearedBy ?? "" })}.
      </Banner>
    </div>
  );
}
