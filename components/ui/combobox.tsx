"use client";
// Finding one of many people, units or models by typing. The list stands in the top layer, so it also opens inside a dialog.
import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useRef } from "react";
import { follow } from "./anchor.ts";
import { classNames } from "./class-names.ts";
import { controlLook } from "./control-look.ts";
import { useControl } from "./form-context.ts";
import { Glyph } from "./glyph.tsx";
import type { FoundOption, Search } from "./search-in.tsx";
import { type ComboboxParts, useCombobox } from "./use-combobox.ts";

type ComboboxProps = {
  /** A list known beforehand, narrowed while typing. */
  options?: FoundOption[];
  /** Or where to look: see `searchIn`. */
  search?: Search;
  /** The search is narrow enough to list what there is before anything is typed. */
  listsAtOnce?: boolean;
  defaultOption?: FoundOption | null;
  placeholder?: string;
  onChoose?: (option: FoundOption | null) => void;
};

/** Goes into a Field. The command receives the chosen option's value under the field's name. */
export function Combobox({
  options = [],
  search,
  listsAtOnce = false,
  defaultOption = null,
  placeholder,
  onChoose,
}: ComboboxProps) {
  const t = useTranslations("ui.combobox");
  const { name, required } = useControl();
  const box = useCombobox({ options, search, listsAtOnce, defaultOption, onChoose });
  const anchor = useRef<HTMLDivElement>(null);
  const note = useNote(box);
  return (
    <div ref={anchor} className="relative">
      <input
        ref={box.hidden}
        type="hidden"
        name={name}
        value={box.chosen?.value ?? ""}
        data-label={box.chosen?.label}
        data-required={required ? "" : undefined}
      />
      <Typed box={box} placeholder={placeholder ?? t("placeholder")} />
      <div className="absolute inset-y-0 end-1 flex items-center text-ink-3">
        {box.chosen ? <Aside label={t("clear")} glyph="cross" press={() => box.choose(null)} /> : null}
        <Aside label={t("open")} glyph="down" press={box.toggle} />
      </div>
      <List box={box} note={note} anchor={anchor} />
      <span role="status" className="sr-only">
        {box.open ? (note ?? t("count", { count: box.list.length })) : null}
      </span>
    </div>
  );
}

/** What stands in place of a list, or above it while a newer one is on its way. */
function useNote({ searchState, list }: ComboboxParts): string | null {
  const t = useTranslations("ui.combobox");
  if (searchState !== "found") return t(searchState);
  return list.length === 0 ? t("none") : null;
}

function Typed({ box, placeholder }: { box: ComboboxParts; placeholder: string }) {
  const { name: _, required, ...control } = useControl();
  const isListed = box.open && box.list.length > 0;
  const list = isListed && {
    "aria-controls": box.listId,
    "aria-activedescendant": box.active < 0 ? undefined : `${box.listId}-${box.active}`,
  };
  return (
    <input
      {...control}
      type="text"
      role="combobox"
      autoComplete="off"
      spellCheck={false}
      aria-required={required}
      aria-autocomplete="list"
      aria-expanded={isListed}
      {...list}
      placeholder={placeholder}
      value={box.text}
      onChange={(event) => box.type(event.currentTarget.value)}
      onClick={box.open ? undefined : box.toggle}
      onKeyDown={box.press}
      onBlur={box.leave}
      className={`${controlLook} w-full pe-16`}
    />
  );
}

/** For the pointer: the keyboard clears with Backspace and opens with the arrows, so these take no stop of their own. */
function Aside({ label, glyph, press }: { label: string; glyph: "cross" | "down"; press: () => void }) {
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={label}
      onMouseDown={(event) => {
        event.preventDefault();
        event.currentTarget.closest(".relative")?.querySelector<HTMLInputElement>('[role="combobox"]')?.focus();
      }}
      onClick={press}
      className="grid size-6 place-items-center rounded-sm hover:bg-sunken hover:text-ink"
    >
      <Glyph name={glyph} className={glyph === "cross" ? "size-2.5" : "size-3"} />
    </button>
  );
}

type ListProps = { box: ComboboxParts; note: string | null; anchor: RefObject<HTMLDivElement | null> };

function List({ box: { listId, open, list, active, chosen, choose }, note, anchor }: ListProps) {
  const popup = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = popup.current;
    if (!open || !element || !anchor.current) return;
    element.style.width = `${anchor.current.offsetWidth}px`;
    element.showPopover();
    const stop = follow(anchor.current, element);
    return () => {
      stop();
      element.hidePopover();
    };
  }, [open, anchor]);
  useEffect(() => {
    document.getElementById(`${listId}-${active}`)?.scrollIntoView({ block: "nearest" });
  }, [listId, active]);

  return (
    <div
      ref={popup}
      popover="manual"
      className="fixed inset-auto m-0 max-h-80 max-w-[calc(100vw-1rem)] min-w-60 overflow-y-auto overscroll-contain rounded-lg border border-line-strong bg-surface p-1 text-ink shadow-float"
    >
      {note ? <p className="px-2.5 py-1.5 text-ink-3">{note}</p> : null}
      {list.length > 0 ? (
        <div role="listbox" id={listId} tabIndex={-1} aria-labelledby={anchor.current?.querySelector("[role=combobox]")?.id}>
          {list.map((option, index) => (
            <Choice
              key={option.value}
              id={`${listId}-${index}`}
              option={option}
              isActive={index === active}
              isChosen={option.value === chosen?.value}
              choose={choose}
            />
          ))}
        </div>
      ) : null}
    </div>
  );
}

type ChoiceProps = {
  id: string;
  option: FoundOption;
  isActive: boolean;
  isChosen: boolean;
  choose: (option: FoundOption) => void;
};

function Choice({ id, option, isActive, isChosen, choose }: ChoiceProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field keeps the focus and has the keyboard.
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isChosen}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => choose(option)}
      className={classNames(
        "grid min-h-8 cursor-default grid-cols-[1rem_minmax(0,1fr)] items-center gap-x-1.5 rounded-md px-2 py-1 select-none hover:bg-sunken",
        isActive && "bg-accent-soft inset-ring inset-ring-accent/40 forced-colors:outline-2",
      )}
    >
      {isChosen ? <Glyph name="check" className="size-3 text-accent" /> : null}
      <span className="col-start-2">
        {option.label}
        {option.note ? <span className="block text-sm text-ink-3">{option.note}</span> : null}
      </span>
    </div>
  );
}
