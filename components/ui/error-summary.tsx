"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Glyph } from "./glyph.tsx";
import { RefusalReasons, type Refused } from "./refusal.tsx";

type ErrorSummaryProps = {
  formId: string;
  /** Counts the attempts; each new one that failed moves the focus here. */
  attempt: number;
  errors: Record<string, string[]>;
  labels: Record<string, string>;
  reasons: Refused[];
  title?: string;
};

/** Everything that keeps a form from being accepted: links to the fields, and the rules that said no. */
export function ErrorSummary({ formId, attempt, errors, labels, reasons, title }: ErrorSummaryProps) {
  const t = useTranslations("ui.form");
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (attempt > 0) box.current?.focus();
  }, [attempt]);

  const atFields = Object.entries(errors).flatMap(([path, messages]) => {
    const label = labels[path];
    return label === undefined ? [] : messages.map((message) => ({ path, label, message }));
  });
  const elsewhere = reasons.filter(({ path }) => path === undefined || labels[path] === undefined);
  if (atFields.length + elsewhere.length === 0) return null;

  const focusField = (path: string) => document.getElementById(`${formId}-${path}`)?.focus();
  return (
    <div ref={box} role="alert" tabIndex={-1} className="overflow-clip rounded-lg border border-bad/40 bg-surface">
      <h2 className="flex items-center gap-2 border-b border-bad/25 bg-bad-soft px-3.5 py-2 font-semibold text-bad">
        <Glyph name="warning" className="size-4" />
        {atFields.length > 0 ? t("problems", { count: atFields.length + elsewhere.length }) : (title ?? t("refused"))}
      </h2>
      {atFields.length > 0 ? (
        <ul className="px-3.5 py-2">
          {atFields.map(({ path, label, message }) => (
            <li key={`${path} ${message}`} className="flex min-h-6 items-center">
              <a
                href={`#${formId}-${path}`}
                className="text-ink underline decoration-bad/50 underline-offset-2 hover:decoration-2"
                onClick={(event) => {
                  event.preventDefault();
                  focusField(path);
                }}
              >
                {t("at", { label, message })}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      {elsewhere.length > 0 ? (
        <div className={atFields.length > 0 ? "border-t border-line" : undefined}>
          <RefusalReasons reasons={elsewhere} />
        </div>
      ) : null}
    </div>
  );
}
