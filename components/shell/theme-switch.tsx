"use client";
import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { chooseTheme, type Theme, themeOf, themes } from "./theme.ts";

const drawings: Record<Theme, string> = {
  system: "M2.5 3.5h11v7h-11zM5.5 13.2h5",
  light:
    "M8 5.2a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6ZM8 1.4v1.4M8 13.2v1.4M1.4 8h1.4M13.2 8h1.4M3.3 3.3l1 1M11.7 11.7l1 1M12.7 3.3l-1 1M4.3 11.7l-1 1",
  dark: "M13.2 9.6A5.6 5.6 0 0 1 6.4 2.8a5.6 5.6 0 1 0 6.8 6.8Z",
};

/** The server wrote the choice on the document before the first paint; whoever changes it there changes it here. */
const current = (): Theme => themeOf(document.documentElement.dataset.theme);

function whenChanged(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return () => observer.disconnect();
}

/** Light, dark, or as the system. */
export function ThemeSwitch() {
  const t = useTranslations("shell.theme");
  const theme = useSyncExternalStore<Theme | null>(whenChanged, current, () => null);
  return (
    <fieldset className="flex w-fit rounded-md border border-line bg-surface p-0.5">
      <legend className="sr-only">{t("label")}</legend>
      {themes.map((one) => (
        <label
          key={one}
          title={t(one)}
          className="grid size-6 place-items-center rounded-sm text-ink-3 hover:text-ink has-checked:bg-sunken has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent forced-colors:has-checked:outline-2"
        >
          <input
            type="radio"
            name="theme"
            value={one}
            checked={theme === one}
            onChange={() => chooseTheme(one)}
            className="sr-only"
          />
          <span className="sr-only">{t(one)}</span>
          <svg
            viewBox="0 0 16 16"
            aria-hidden="true"
            className="size-3.5"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.4"
            strokeLinecap="round"
          >
            <path d={drawings[one]} />
          </svg>
        </label>
      ))}
    </fieldset>
  );
}
