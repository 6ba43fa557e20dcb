"use client";
// A menu on the browser's popover: top layer, light dismissal and Escape come with it. The keyboard follows the ARIA menu pattern.
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from "react";
import { follow } from "./anchor.ts";
import { type ButtonLook, buttonLook } from "./button.tsx";
import { classNames } from "./class-names.ts";
import { Glyph } from "./glyph.tsx";
import { Link } from "./link.tsx";

export type MenuItem = { label: string; note?: ReactNode; danger?: boolean } & ({ href: string } | { onSelect: () => void });

type MenuProps = ButtonLook & {
  label: ReactNode;
  /** Needed when `label` is no text. */
  name?: string;
  items: MenuItem[];
};

/** A button that opens a short list of things to do or places to go. */
export function Menu({ label, name, items, ...look }: MenuProps) {
  const id = useId();
  const trigger = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const choices = () => [...(menu.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];

  const stop = useRef<() => void>(null);
  const toggled = (isOpen: boolean) => {
    stop.current?.();
    stop.current = isOpen && trigger.current && menu.current ? follow(trigger.current, menu.current) : null;
    if (isOpen && !menu.current?.contains(document.activeElement)) choices()[0]?.focus();
  };
  useEffect(() => () => stop.current?.(), []);

  const open = (event: KeyboardEvent) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    menu.current?.showPopover();
    choices()
      .at(event.key === "ArrowDown" ? 0 : -1)
      ?.focus();
  };
  const walk = (event: KeyboardEvent) => {
    if (event.key === "Tab") menu.current?.hidePopover();
    const next = choiceFor(event.key, choices(), document.activeElement);
    if (!next) return;
    event.preventDefault();
    next.focus();
  };

  return (
    <>
      <button
        ref={trigger}
        type="button"
        popoverTarget={id}
        aria-haspopup="menu"
        aria-label={name}
        onKeyDown={open}
        className={buttonLook(look)}
      >
        {label}
        <Glyph name="down" className="size-3 text-ink-3" />
      </button>
      <div
        ref={menu}
        id={id}
        popover="auto"
        role="menu"
        tabIndex={-1}
        aria-label={name ?? (typeof label === "string" ? label : undefined)}
        onToggle={(event) => toggled(event.newState === "open")}
        onKeyDown={walk}
        className="fixed inset-auto m-0 min-w-44 max-w-80 rounded-lg border border-line-strong bg-surface p-1 text-ink shadow-float"
      >
        {items.map((item) => (
          <Choice key={item.label} item={item} close={() => menu.current?.hidePopover()} />
        ))}
      </div>
    </>
  );
}

function Choice({ item, close }: { item: MenuItem; close: () => void }) {
  const look = classNames(
    "flex min-h-8 w-full flex-col items-start justify-center rounded-md px-2.5 py-1 text-start hover:bg-sunken focus:bg-sunken focus-visible:-outline-offset-2",
    item.danger ? "text-bad" : "text-ink",
  );
  const content = (
    <>
      {item.label}
      {item.note ? <span className="text-sm text-ink-3">{item.note}</span> : null}
    </>
  );
  if ("href" in item) {
    return (
      <Link plain role="menuitem" tabIndex={-1} href={item.href} onClick={close} className={look}>
        {content}
      </Link>
    );
  }
  const select = () => {
    close();
    item.onSelect();
  };
  return (
    <button type="button" role="menuitem" tabIndex={-1} onClick={select} className={look}>
      {content}
    </button>
  );
}

/** The choice a key leads to: arrows go round, Home and End to the ends, a letter to the next one that begins with it. */
function choiceFor(key: string, choices: HTMLElement[], active: Element | null): HTMLElement | undefined {
  const here = active instanceof HTMLElement ? choices.indexOf(active) : -1;
  if (key === "ArrowDown") return choices[(here + 1) % choices.length];
  if (key === "ArrowUp") return choices.at(here <= 0 ? -1 : here - 1);
  if (key === "Home") return choices[0];
  if (key === "End") return choices.at(-1);
  if (key.length !== 1 || key === " ") return undefined;
  const starts = (choice: HTMLElement) => choice.textContent.trim().toLowerCase().startsWith(key.toLowerCase());
  return [...choices.slice(here + 1), ...choices.slice(0, here + 1)].find(starts);
}
