"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { follow } from "./anchor.ts";
import { buttonLook } from "./button.tsx";
import { classNames } from "./class-names.ts";

type PanelProps = {
  label: string;
  /** Before the label. */
  icon: ReactNode;
  className?: string;
  /** As a function they are made only while the panel is open: for what belongs to no form around it. */
  children: ReactNode | (() => ReactNode);
};

/** Choices one button away: they stay open while one after the other is made; Escape, Done or a click elsewhere closes them. */
export function Panel({ label, icon, className, children }: PanelProps) {
  const t = useTranslations("ui.filter");
  const id = useId();
  const trigger = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLElement>(null);
  const stop = useRef<() => void>(null);
  const [isOpen, setOpen] = useState(false);
  const toggled = (opens: boolean) => {
    setOpen(opens);
    stop.current?.();
    stop.current = opens && trigger.current && panel.current ? follow(trigger.current, panel.current) : null;
  };
  useEffect(() => () => stop.current?.(), []);
  return (
    <>
      <button ref={trigger} type="button" popoverTarget={id} className={buttonLook()}>
        {icon}
        {label}
      </button>
      <section
        ref={panel}
        id={id}
        popover="auto"
        aria-label={label}
        onToggle={({ newState }) => toggled(newState === "open")}
        className={classNames(
          "fixed m-auto max-h-[min(40rem,calc(100dvh-1rem))] overflow-y-auto overscroll-contain rounded-lg border border-line-strong bg-surface text-ink shadow-float",
          className,
        )}
      >
        <div className="space-y-4 p-4">{typeof children === "function" ? isOpen && children() : children}</div>
        <div className="sticky bottom-0 flex justify-end border-t border-line bg-surface px-4 py-2">
          <button type="button" popoverTarget={id} popoverTargetAction="hide" className={buttonLook({ size: "small" })}>
            {t("close")}
          </button>
        </div>
      </section>
    </>
  );
}
