"use client";
import { useTranslations } from "next-intl";
import { useEffect, useId, useRef } from "react";
import { follow } from "./anchor.ts";
import { buttonLook } from "./button.tsx";
import { classNames } from "./class-names.ts";
import { controlLook } from "./control-look.ts";
import type { Filter, FilterChoices, FilterGroup } from "./filter.ts";
import { Glyph } from "./glyph.tsx";

/**
 * The filters that are not needed every day, one button away, in groups. It stays open while one after the other is chosen;
 * Escape or a click elsewhere closes it.
 */
export function FilterPanel({ groups, ...choices }: FilterChoices & { groups: FilterGroup[] }) {
  const t = useTranslations("ui.filter");
  const id = useId();
  const trigger = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLElement>(null);
  const stop = useRef<() => void>(null);
  const toggled = (isOpen: boolean) => {
    stop.current?.();
    stop.current = isOpen && trigger.current && panel.current ? follow(trigger.current, panel.current) : null;
  };
  useEffect(() => () => stop.current?.(), []);
  const count = groups.flatMap(({ filters }) => filters).filter(({ name }) => choices.values[name]).length;
  return (
    <>
      <button ref={trigger} type="button" popoverTarget={id} className={buttonLook()}>
        <Glyph name="filter" className="size-3.5 text-ink-3" />
        {t("more", { count })}
      </button>
      <section
        ref={panel}
        id={id}
        popover="auto"
        aria-label={t("more", { count })}
        onToggle={({ newState }) => toggled(newState === "open")}
        className="fixed m-auto max-h-[min(40rem,calc(100dvh-1rem))] w-[min(58rem,calc(100vw-1rem))] overflow-y-auto overscroll-contain rounded-lg border border-line-strong bg-surface text-ink shadow-float"
      >
        <div className="space-y-4 p-4">
          {groups.map(({ label, filters }) => (
            <fieldset key={label}>
              <legend className="mb-1.5 font-semibold">{label}</legend>
              <div className="grid items-end gap-x-4 gap-y-2.5 sm:grid-cols-2 md:grid-cols-3 lg:grid-cols-4">
                {filters.map((filter) => (
                  <Labelled key={filter.name} filter={filter} {...choices} />
                ))}
              </div>
            </fieldset>
          ))}
        </div>
        <div className="sticky bottom-0 flex justify-end border-t border-line bg-surface px-4 py-2">
          <button type="button" popoverTarget={id} popoverTargetAction="hide" className={buttonLook({ size: "small" })}>
            {t("close")}
          </button>
        </div>
      </section>
    </>
  );
}

function Labelled({ filter: { name, label, options }, values, onChoose }: FilterChoices & { filter: Filter }) {
  const t = useTranslations("ui.filter");
  const value = values[name] ?? "";
  return (
    <label className="block min-w-0">
      <span className="mb-0.5 block text-sm text-ink-2">{label}</span>
      <select
        name={name}
        value={value}
        onChange={({ currentTarget: { form } }) => form && onChoose(form)}
        className={classNames(controlLook, "chevron w-full pe-7", value ? "border-accent" : "text-ink-2")}
      >
        <option value="">{t("anything")}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
