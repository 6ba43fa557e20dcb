"use client";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useRef } from "react";
import { ExportPreview as Preview, ROWS_TOLD_MAX } from "#lib/exports/schema";
import { readForm } from "../ui/read-form.ts";
import { useSearch } from "../ui/use-search.ts";

/** How many rows there are under this question, as a list of one. */
async function rowsUnder(question: string, signal: AbortSignal): Promise<number[]> {
  const response = await fetch(`/api/v1/exports/preview?${question}`, { signal, headers: { accept: "application/json" } });
  return [Preview.parse(await response.json()).rows];
}

const isText = (entry: [string, unknown]): entry is [string, string] => typeof entry[1] === "string";

/** The form as a question; `held` is what an inventory was narrowed to before the form was opened. */
function questionOf(form: HTMLFormElement, held: Record<string, string>): string {
  const { kind, register, filter = {} } = readForm(form);
  const narrowed = kind === "inventory" ? held : filter;
  return new URLSearchParams(Object.entries({ ...Object(narrowed), of: kind, register }).filter(isText)).toString();
}

type Props = { kind: string; register: string | null; held: Record<string, string> };

/** How much a file with rows would hold, told while it is asked for. Without an answer nothing is said. */
export function ExportPreview({ kind, register, held }: Props) {
  const t = useTranslations("exports.form");
  const place = useRef<HTMLSpanElement>(null);
  const { found, state, look } = useSearch(rowsUnder, false);
  const ask = useEffectEvent(() => {
    const form = place.current?.closest("form");
    if (form) void look(questionOf(form, held));
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another kind has other fields, which are there by then.
  useEffect(() => {
    const form = place.current?.closest("form");
    ask();
    form?.addEventListener("input", ask);
    return () => form?.removeEventListener("input", ask);
  }, [kind, register]);
  const [rows] = found;
  return (
    <span ref={place} role="status" aria-busy={state === "searching"}>
      {rows === undefined ? null : rows < ROWS_TOLD_MAX ? t("rows", { rows }) : t("rowsMany", { rows })}
    </span>
  );
}
