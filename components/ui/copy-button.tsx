"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Glyph } from "./glyph.tsx";

/** Pages served over plain HTTP have no clipboard API; the old way still works there. */
async function copy(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = Object.assign(document.createElement("textarea"), { value: text });
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}

/** Copies a text and says so. `label` says what is copied: "Copy the dossier hash". */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const t = useTranslations("ui.copy");
  const [copied, setCopied] = useState(false);
  const press = async () => {
    await copy(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  };
  return (
    <span className="print:hidden">
      <button
        type="button"
        onClick={press}
        title={label}
        aria-label={label}
        className="inline-grid size-6 place-items-center align-middle rounded-sm text-ink-3 hover:bg-sunken hover:text-ink"
      >
        {copied ? (
          <Glyph name="check" className="size-3.5 text-good" />
        ) : (
          <svg viewBox="0 0 16 16" aria-hidden="true" className="size-3.5" fill="none" stroke="currentColor" strokeWidth="1.5">
            <rect x="5.5" y="5.5" width="8" height="8" rx="1.5" />
            <path d="M10.5 3.4V3A1.5 1.5 0 0 0 9 1.5H4A1.5 1.5 0 0 0 2.5 3v6A1.5 1.5 0 0 0 4 10.5" />
          </svg>
        )}
      </button>
      <span role="status" className="sr-only">
        {copied ? t("done") : null}
      </span>
    </span>
  );
}
