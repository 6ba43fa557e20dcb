"use client";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { LANGUAGE_COOKIE, LANGUAGE_NAMES, LANGUAGES, type Language, LOCALES } from "#lib/core/language.rules";
import { keepCookie } from "../ui/keep-cookie.ts";

function choose(language: Language): void {
  keepCookie(LANGUAGE_COOKIE, language);
}

/** The language of this browser, for whoever has not signed in. Each is named in itself. */
export function LanguageSwitch() {
  const t = useTranslations("shell");
  const locale = useLocale();
  const { refresh } = useRouter();
  return (
    <fieldset className="flex flex-wrap gap-1">
      <legend className="sr-only">{t("language")}</legend>
      {LANGUAGES.map((one) => (
        <button
          key={one}
          type="button"
          lang={one}
          aria-pressed={LOCALES[one] === locale}
          onClick={() => {
            choose(one);
            refresh();
          }}
          className="min-h-6 rounded-sm px-2 py-0.5 text-ink-2 hover:text-ink aria-pressed:bg-sunken aria-pressed:font-medium aria-pressed:text-ink forced-colors:aria-pressed:outline-2"
        >
          {LANGUAGE_NAMES[one]}
        </button>
      ))}
    </fieldset>
  );
}
