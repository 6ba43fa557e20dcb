"use client";
import { useTranslations } from "next-intl";
import { Kbd } from "#components/ui/kbd";
import { isApple, modLabel } from "./apple.ts";
import type { Keys } from "./keys.ts";

const labelOf = (key: string, ctrl: string) => {
  if (key.startsWith("mod+")) return modLabel(key.slice(4), isApple(navigator.userAgent), ctrl);
  return key.length === 1 ? key.toUpperCase() : key;
};

/** The keys to press, one after the other. Only where the browser draws: which key it is depends on the machine. */
export function KeyHint({ keys }: { keys: Keys }) {
  const t = useTranslations("shell.actions");
  const always = keys.startsWith("mod+");
  return (
    <span className="inline-flex shrink-0 items-center gap-1 text-sm text-ink-3">
      {keys.split(" ").map((key, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same key may come twice.
        <span key={index} data-key-hint={always ? undefined : ""} className="inline-flex items-center gap-1">
          {index > 0 ? t("then") : null}
          <Kbd always={always}>{labelOf(key, t("ctrl"))}</Kbd>
        </span>
      ))}
    </span>
  );
}
