"use client";
import { useTranslations } from "next-intl";
import { Button, ButtonLink } from "#components/ui/button";
import { Mark } from "./mark.tsx";

export type FaultProps = { error: unknown; retry: () => void };

const digestOf = (error: unknown): string | undefined =>
  typeof error === "object" && error !== null && "digest" in error && typeof error.digest === "string" ? error.digest : undefined;

/** In place of a page that could not be made. What went wrong is in the log under the reference, and not on the page. */
export function FaultOfOurs({ error, retry }: FaultProps) {
  const t = useTranslations("ui.error");
  const digest = digestOf(error);
  // Named so in lib/web/page.ts; of anything else the digest is a reference into the log.
  const isDamaged = digest === "damaged";
  return (
    <div className="mx-auto max-w-lg px-4 py-16">
      <Mark className="mb-4 size-8 text-accent" />
      <h1 className="text-xl font-semibold tracking-tight">{t(isDamaged ? "damaged.title" : "title")}</h1>
      <p className="mt-2 text-ink-2">{t(isDamaged ? "damaged.message" : "message")}</p>
      {digest && !isDamaged ? <p className="mt-2 font-mono text-sm text-ink-3">{t("reference", { digest })}</p> : null}
      <div className="mt-5 flex flex-wrap gap-2">
        <Button variant="primary" onClick={retry}>
          {t("again")}
        </Button>
        <ButtonLink href="/">{t("home")}</ButtonLink>
      </div>
    </div>
  );
}
