"use client";
import type { ComponentProps } from "react";
import { classNames } from "./class-names.ts";
import { controlLook } from "./control-look.ts";
import { useControl } from "./form-context.ts";

/** One line of text, a number, a date, an address, a secret. */
export function Input({ className, ...props }: ComponentProps<"input">) {
  return <input className={classNames(controlLook, className ?? "w-full")} {...useControl()} {...props} />;
}

/** Text of several lines. It grows with what is written, where the browser can. */
export function Textarea({ className, rows = 3, ...props }: ComponentProps<"textarea">) {
  return (
    <textarea
      rows={rows}
      className={classNames(controlLook, "w-full field-sizing-content max-h-96", className)}
      {...useControl()}
      {...props}
    />
  );
}
