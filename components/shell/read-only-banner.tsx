"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { Banner } from "#components/ui/notice";
import type { Refused } from "#components/ui/refusal";

const LOOK_MS = 15_000;

/** What else stays at the top of the window stays below it (--told in app/globals.css). */
function takesRoom(box: HTMLElement | null) {
  if (!box) return;
  const { style } = document.documentElement;
  // A reload keeps what was seen where it was: at the top, as far below it as this is tall.
  if (scrollY <= box.offsetHeight) scrollTo(0, 0);
  const watch = new ResizeObserver(() => style.setProperty("--told", `${box.offsetHeight}px`));
  watch.observe(box);
  return () => {
    watch.disconnect();
    style.removeProperty("--told");
  };
}

/** On every page while nothing may be written, in sight wherever the page was scrolled to: what is the matter, when it ends, and who ends it. It goes by itself. */
export function ReadOnlyBanner({ why }: { why: Refused }) {
  const t = useTranslations("ui.refusal");
  const { refresh } = useRouter();
  useEffect(() => {
    const looking = setInterval(refresh, LOOK_MS);
    return () => clearInterval(looking);
  }, [refresh]);
  return (
    <div ref={takesRoom} role="status" className="sticky top-0 z-20 bg-surface print:hidden">
      <Banner tone="bad">
        <strong className="font-semibold">{why.message}</strong> {why.fix} {t("clearedBy", { who: why.clearedBy ?? "" })}.
      </Banner>
    </div>
  );
}
