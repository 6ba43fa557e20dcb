"use client";
// A hint on the browser's popover. Tap and Enter open it without a script; hover and focus need this one. Escape closes it, the pointer
// may go into it, and it stays until it is left (WCAG 1.4.13). In the top layer it moves nothing on the page.
import { type FocusEvent, type PointerEvent, type ReactNode, useEffect, useId, useRef } from "react";
import { follow } from "./anchor.ts";
import { classNames } from "./class-names.ts";
import { Link } from "./link.tsx";

type HintProps = { text: string; href: string; more: string; bare?: boolean; children: ReactNode };

/** Long enough to pass over a word, and to reach the hint from it. */
const OPENS_AFTER = 250;
const CLOSES_AFTER = 200;

export function Hint({ text, href, more, bare, children }: HintProps) {
  const id = useId();
  const word = useRef<HTMLButtonElement>(null);
  const hint = useRef<HTMLSpanElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const stop = useRef<() => void>(null);

  const later = (act: "showPopover" | "hidePopover", after: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => hint.current?.[act](), after);
  };
  const toggled = (isOpen: boolean) => {
    stop.current?.();
    stop.current = isOpen && word.current && hint.current ? follow(word.current, hint.current) : null;
  };
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      stop.current?.();
    },
    [],
  );
  const hovered = ({ pointerType }: PointerEvent) => pointerType === "mouse" && later("showPopover", OPENS_AFTER);
  const left = ({ pointerType, currentTarget }: PointerEvent) => {
    if (pointerType === "mouse" && !currentTarget.matches(":focus-within")) later("hidePopover", CLOSES_AFTER);
  };
  const blurred = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (!currentTarget.contains(relatedTarget)) later("hidePopover", 0);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it follows pointer and focus of the button and the hint inside; keyboard and tap have the button.
    <span onPointerEnter={hovered} onPointerLeave={left} onBlur={blurred} className="print:contents">
      <button
        ref={word}
        type="button"
        popoverTarget={id}
        popoverTargetAction="show"
        onFocus={({ currentTarget }) => currentTarget.matches(":focus-visible") && later("showPopover", 0)}
        className={classNames(
          "cursor-help! text-start [font:inherit]",
          !bare &&
            "underline decoration-dotted decoration-edge underline-offset-[0.2em] hover:decoration-current print:no-underline",
        )}
      >
        {children}
      </button>
      <span
        ref={hint}
        id={id}
        popover="auto"
        role="note"
        onToggle={(event) => toggled(event.newState === "open")}
        className="fixed inset-auto m-0 w-72 max-w-[calc(100vw-1rem)] rounded-lg border border-line-strong bg-surface px-3 py-2 text-start text-base font-normal tracking-normal text-pretty whitespace-normal text-ink shadow-float"
      >
        {text}{" "}
        <Link href={href} className="whitespace-nowrap">
          {more}
        </Link>
      </span>
    </span>
  );
}
