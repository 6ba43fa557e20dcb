"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { classNames } from "./class-names.ts";
import { controlLook } from "./control-look.ts";
import { Glyph } from "./glyph.tsx";

/**
 * The free text of a filter bar: sent with Enter or the glass, and emptied when the address no longer has it. What was typed
 * before this script came stays.
 */
export function FilterSearch({ name, label, value }: { name: string; label: string; value: string }) {
  const t = useTranslations("ui.filter");
  const input = useRef<HTMLInputElement>(null);
  const inAddress = useRef(value);
  useEffect(() => {
    if (inAddress.current === value) return;
    inAddress.current = value;
    if (input.current) input.current.value = value;
  }, [value]);
  return (
    <div className="relative min-w-0 basis-72 max-sm:grow">
      <input
        ref={input}
        type="search"
        name={name}
        defaultValue={value}
        aria-label={label}
        placeholder={label}
        className={classNames(controlLook, "w-full ps-8")}
      />
      <button
        type="submit"
        aria-label={t("search")}
        className="absolute inset-y-0 start-1 grid w-6 place-items-center text-ink-3 hover:text-ink"
      >
        <Glyph name="search" className="size-3.5" />
      </button>
    </div>
  );
}
