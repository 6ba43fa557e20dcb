"use client";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Button } from "#components/ui/button";
import { Glyph } from "#components/ui/glyph";
import { Kbd } from "#components/ui/kbd";
import { useActions } from "../actions/use-actions.ts";
import { controlLook } from "../ui/control-look.ts";
import { findIn, mark, show, unmark } from "../ui/find-text.ts";

/** Finds words in the dossier, folded parts included: F begins, Enter and Shift with Enter go on and back, Escape ends. */
export function FindInDossier() {
  const t = useTranslations("signoff.find");
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  const [found, setFound] = useState<Range[]>([]);
  const [at, setAt] = useState(0);
  useActions([{ id: "find-in-dossier", label: t("label"), group: "page", keys: "f", run: () => field.current?.select() }]);
  useEffect(() => unmark, []);

  const look = (text: string) => {
    const root = field.current?.closest("#dossier");
    const hits = root ? findIn(root, text) : [];
    setTyped(text);
    setFound(hits);
    setAt(0);
    mark(hits, 0);
  };
  const go = (step: 1 | -1) => {
    if (found.length === 0) return;
    const next = (at + step + found.length) % found.length;
    setAt(next);
    mark(found, next);
    show(found[next]);
  };
  /** The first Enter goes to the first place, unless it is in view already. */
  const goOn = (back: boolean) => {
    const [first] = found;
    if (at === 0 && !back && first && !isShown(first)) show(first);
    else go(back ? -1 : 1);
  };
  const end = () => {
    look("");
    field.current?.blur();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") return end();
    if (event.key !== "Enter") return;
    event.preventDefault();
    goOn(event.shiftKey);
  };
  return (
    <search className="sticky top-(--told) z-5 -mx-1 -mt-2 bg-bg px-1 pt-2 pb-1 print:hidden">
      <div className="flex items-center gap-2 rounded-lg border border-line bg-surface px-2 py-1 shadow-card">
        <label className="flex min-w-0 grow items-center gap-2">
          <Glyph name="search" className="size-4 shrink-0 text-ink-3" />
          <span className="sr-only">{t("label")}</span>
          <input
            ref={field}
            type="search"
            value={typed}
            placeholder={t("placeholder")}
            autoComplete="off"
            spellCheck={false}
            maxLength={200}
            onChange={(event) => look(event.currentTarget.value)}
            onKeyDown={onKeyDown}
            className={`${controlLook} w-full border-transparent`}
          />
        </label>
        <p role="status" className="text-sm whitespace-nowrap text-ink-3">
          {typed.trim() ? t("found", { count: found.length, at: at + 1, section: sectionOf(found[at]) }) : null}
        </p>
        {found.length > 0 ? (
          <>
            <Button size="small" variant="quiet" aria-label={t("previous")} onClick={() => go(-1)}>
              <Glyph name="up" className="size-3" />
            </Button>
            <Button size="small" variant="quiet" aria-label={t("next")} onClick={() => go(1)}>
              <Glyph name="down" className="size-3" />
            </Button>
          </>
        ) : (
          <Kbd>F</Kbd>
        )}
      </div>
    </search>
  );
}

/** The bar above and the one below cover this much of the window. */
const COVERED = { above: 60, below: 80 };

const isShown = (range: Range): boolean => {
  const { top, bottom } = range.getBoundingClientRect();
  return bottom > 0 && top >= COVERED.above && bottom <= innerHeight - COVERED.below;
};

/** The heading under which a hit stands. */
const sectionOf = (range: Range | undefined): string =>
  range?.startContainer.parentElement?.closest("section")?.querySelector("h2")?.textContent ?? "none";
