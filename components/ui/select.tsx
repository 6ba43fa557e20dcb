"use client";
import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { classNames } from "./class-names.ts";
import { controlLook } from "./control-look.ts";
import { useControl } from "./form-context.ts";
import { type Option, optionValue } from "./option.ts";

type SelectProps = Omit<ComponentProps<"select">, "children" | "defaultValue" | "multiple"> & {
  options: Option[];
  defaultValue?: Option["value"];
  /** The words of the empty choice. Without it, "Choose…". */
  placeholder?: string;
};

/** One of a few known choices; the browser's own list, which every keyboard, phone and screen reader knows. */
export function Select({ options, defaultValue, placeholder, className, ...props }: SelectProps) {
  const t = useTranslations("ui.field");
  return (
    <select
      data-json={options.every(({ value }) => typeof value === "string") ? undefined : ""}
      defaultValue={defaultValue === undefined ? "" : optionValue(defaultValue)}
      className={classNames(controlLook, "chevron pe-7", className ?? "w-full")}
      {...useControl()}
      {...props}
    >
      <option value="">{placeholder ?? t("choose")}</option>
      {options.map(({ value, label }) => (
        <option key={optionValue(value)} value={optionValue(value)}>
          {label}
        </option>
      ))}
    </select>
  );
}
