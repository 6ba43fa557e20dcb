"use client";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button";
import { Kbd } from "#components/ui/kbd";
import type { SearchState } from "../ui/use-search.ts";

type FootProps = { state: SearchState; count: number; again: () => void };

/** How the search goes, said aloud as well, and what the keys do here. */
export function PaletteFoot({ state, count, again }: FootProps) {
  const t = useTranslations("shell.palette");
  return (
    <div className="flex min-h-9 flex-wrap items-center justify-between gap-x-4 gap-y-1 border-t border-line px-3.5 py-1 text-sm text-ink-3">
      <span className="flex items-center gap-2">
        <span role="status" className={state === "failed" ? "text-bad" : undefined}>
          {state === "found" ? t("found", { count }) : t(`state.${state}`)}
        </span>
        {state === "failed" ? (
          <Button size="small" onClick={again}>
            {t("again")}
          </Button>
        ) : null}
      </span>
      <span aria-hidden="true" className="flex items-center gap-3 max-sm:hidden">
        <span>
          <Kbd always>↑</Kbd> <Kbd always>↓</Kbd> {t("hint.move")}
        </span>
        <span>
          <Kbd always>Enter</Kbd> {t("hint.open")}
        </span>
        <span>
          <Kbd always>Esc</Kbd> {t("hint.close")}
        </span>
      </span>
    </div>
  );
}
