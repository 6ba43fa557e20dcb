"use client";
// Short confirmations. They only repeat what the page already shows, so nobody misses anything when one goes by itself.
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState, useSyncExternalStore } from "react";
import { Glyph } from "./glyph.tsx";

type Toast = { id: number; message: ReactNode; tone: "good" | "bad" };

const shownMs = 8000;

let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();
const none: readonly Toast[] = [];

function change(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

const dismiss = (id: number) => change(toasts.filter((toast) => toast.id !== id));

/** Says that something happened: "Signed. Next: Demo model owner." One that says something failed stays until it is closed. */
export function toast(message: ReactNode, tone: Toast["tone"] = "good"): void {
  lastId += 1;
  change([...toasts.slice(-2), { id: lastId, message, tone }]);
}

/** Where toasts appear; the shell has one. */
export function ToastRegion() {
  const t = useTranslations("ui.toast");
  const shown = useSyncExternalStore(
    subscribe,
    () => toasts,
    () => none,
  );
  return (
    <section aria-label={t("label")} className="pointer-events-none fixed inset-x-4 bottom-4 z-20 print:hidden">
      <div role="status" className="flex flex-col items-end gap-2">
        {shown.map((one) => (
          <Entry key={one.id} toast={one} />
        ))}
      </div>
    </section>
  );
}

function Entry({ toast: { id, message, tone } }: { toast: Toast }) {
  const t = useTranslations("ui.toast");
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held || tone === "bad") return;
    const timer = setTimeout(() => dismiss(id), shownMs);
    return () => clearTimeout(timer);
  }, [held, tone, id]);
  const hold = {
    onMouseEnter: () => setHeld(true),
    onMouseLeave: () => setHeld(false),
    onFocus: () => setHeld(true),
    onBlur: () => setHeld(false),
  };
  return (
    <div
      {...hold}
      className="pointer-events-auto flex w-full max-w-sm items-start gap-2.5 rounded-lg border border-line-strong bg-surface py-2 ps-3.5 pe-2 shadow-float"
    >
      <Glyph
        name={tone === "good" ? "seal" : "warning"}
        className={`mt-1 size-4 ${tone === "good" ? "text-good" : "text-bad"}`}
      />
      <div className="min-w-0 grow py-0.5">{message}</div>
      <button
        type="button"
        onClick={() => dismiss(id)}
        aria-label={t("close")}
        className="grid size-6 shrink-0 place-items-center rounded-sm text-ink-3 hover:bg-sunken hover:text-ink"
      >
        <Glyph name="cross" className="size-2.5" />
      </button>
    </div>
  );
}
