"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef } from "react";
import { Kbd } from "#components/ui/kbd";
import { hrefWith } from "#components/ui/link";

const typingPlace = "input, textarea, select, [contenteditable], dialog";

/** Finds models by name or id from anywhere. A plain GET form; `/` puts the cursor here. */
export function SearchBox() {
  const t = useTranslations("shell.search");
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => {
    const jump = (event: KeyboardEvent) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.closest(typingPlace)) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    addEventListener("keydown", jump);
    return () => removeEventListener("keydown", jump);
  }, []);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    router.push(hrefWith("/models", { q: input.current?.value.trim() }));
  };

  return (
    <search className="w-full max-w-md">
      <form action="/models" onSubmit={submit} className="relative">
        <input
          ref={input}
          type="search"
          name="q"
          aria-label={t("label")}
          aria-keyshortcuts="/"
          placeholder={t("placeholder")}
          title={t("shortcut")}
          className="peer min-h-8 w-full rounded-md border border-line-strong bg-surface ps-8 pe-9 placeholder:text-ink-3 hover:border-edge"
        />
        <svg
          viewBox="0 0 16 16"
          aria-hidden="true"
          className="pointer-events-none absolute start-2.5 top-2.25 size-3.5 text-ink-3"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.6"
        >
          <circle cx="7" cy="7" r="4.6" />
          <path d="m10.6 10.6 3.4 3.4" />
        </svg>
        <span aria-hidden="true" className="pointer-events-none absolute end-2 top-1.25 peer-focus:hidden max-lg:hidden">
          <Kbd>/</Kbd>
        </span>
      </form>
    </search>
  );
}
