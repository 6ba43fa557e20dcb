"use client";
import { useTranslations } from "next-intl";
import type { KeyboardEvent } from "react";
import { MagnifyingGlass } from "../shell/magnifying-glass.tsx";
import type { Entry } from "./entries.ts";
import { optionId } from "./palette-list.tsx";

type FieldProps = {
  listId: string;
  typed: string;
  active: Entry | null;
  onType: (text: string) => void;
  onKeyDown: (event: KeyboardEvent) => void;
};

/** Where the words are typed. The focus stays here; the arrows move in the list below. */
export function PaletteField({ listId, typed, active, onType, onKeyDown }: FieldProps) {
  const t = useTranslations("shell.palette");
  return (
    <div className="relative border-b border-line">
      <MagnifyingGlass className="absolute start-3.5 top-3.5 size-4" />
      <input
        type="text"
        role="combobox"
        data-autofocus
        aria-label={t("label")}
        aria-autocomplete="list"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={active ? optionId(listId, active) : undefined}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        placeholder={t("placeholder")}
        value={typed}
        onChange={(event) => onType(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        className="min-h-11 w-full bg-transparent ps-10 pe-3.5 text-lg outline-none placeholder:text-ink-3"
      />
    </div>
  );
}
