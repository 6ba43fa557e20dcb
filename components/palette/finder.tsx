"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, lazy, Suspense, useEffect, useEffectEvent, useState } from "react";
import { Kbd } from "#components/ui/kbd";
import { modLabel } from "../actions/apple.ts";
import { listenForKeys } from "../actions/registry.ts";
import { useActions } from "../actions/use-actions.ts";
import { MagnifyingGlass } from "../shell/magnifying-glass.tsx";
import { chooseTheme, themes } from "../shell/theme.ts";
import { useGo } from "../ui/under-way.ts";
import { useRecorder } from "./use-recorder.ts";

// Loaded when first opened: no page pays for them.
const Palette = lazy(async () => ({ default: (await import("./palette.tsx")).Palette }));
const KeysDialog = lazy(async () => ({ default: (await import("../actions/keys-dialog.tsx")).KeysDialog }));

export type Destination = { href: string; label: string; note?: string; keys?: string };

type Opened = { what: "palette" | "keys"; time: number };

/** What is open. Each time is one of its own: one that is only now out of the way does not take the next one along. */
function useOpened() {
  const [open, setOpen] = useState<Opened | null>(null);
  const show = (what: Opened["what"]) => setOpen((now) => ({ what, time: (now?.time ?? 0) + 1 }));
  const close = (time: number) => setOpen((now) => (now?.time === time ? null : now));
  return [open, show, close] as const;
}

type FinderProps = { personId: string; destinations: Destination[]; mayRegister: boolean; isApple: boolean };

/** Finds anything and does anything from anywhere. Without a script its button leads to the list of models. */
export function Finder({ personId, destinations, mayRegister, isApple }: FinderProps) {
  const t = useTranslations("shell");
  const go = useGo();
  const [open, show, close] = useOpened();
  const follow = useEffectEvent(go);
  useEffect(() => listenForKeys((href) => follow(href)), []);
  useRecorder(
    personId,
    destinations.map(({ href }) => href),
  );
  useActions([
    ...destinations.map((one) => ({ ...one, id: `go:${one.href}`, group: "go" as const })),
    ...(mayRegister ? [{ id: "register", label: t("actions.register"), group: "do" as const, href: "/models/new" }] : []),
    { id: "palette", label: t("actions.palette"), group: "find", keys: "mod+k", run: () => show("palette") },
    { id: "search", label: t("actions.search"), group: "find", keys: "/", run: () => show("palette") },
    { id: "keys", label: t("actions.keysTitle"), group: "do", keys: "?", run: () => show("keys") },
    ...themes.map((theme) => ({
      ...{ id: `theme:${theme}`, group: "do" as const, run: () => chooseTheme(theme) },
      label: `${t("theme.label")}: ${t(`theme.${theme}`)}`,
    })),
  ]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    show("palette");
  };
  return (
    <search className="w-full max-w-md">
      <form action="/models" onSubmit={submit}>
        <button
          type="submit"
          aria-haspopup="dialog"
          aria-keyshortcuts={isApple ? "Meta+K /" : "Control+K /"}
          className="flex min-h-8 w-full items-center gap-2 rounded-md border border-line-strong bg-surface px-2.5 text-start text-ink-3 hover:border-edge"
        >
          <MagnifyingGlass className="size-3.5" />
          <span className="grow truncate">{t("palette.label")}</span>
          <span aria-hidden="true" className="max-sm:hidden">
            <Kbd always>{modLabel("k", isApple, t("actions.ctrl"))}</Kbd>
          </span>
        </button>
      </form>
      <Suspense>
        {open?.what === "palette" ? (
          <Palette
            key={open.time}
            personId={personId}
            onClose={() => close(open.time)}
            onAgain={() => show("palette")}
            onGo={go}
          />
        ) : null}
        {open?.what === "keys" ? <KeysDialog onClose={() => close(open.time)} /> : null}
      </Suspense>
    </search>
  );
}
