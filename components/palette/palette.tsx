"use client";
// The command palette: an editable combobox whose list is always open (ARIA Authoring Practices), in the browser's own modal dialog.
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useId, useRef, useState, useSyncExternalStore } from "react";
import { hrefWith } from "#components/ui/link";
import { actionsNow, whenActionsChange } from "../actions/registry.ts";
import { openModal } from "../ui/open-modal.ts";
import { useSearch } from "../ui/use-search.ts";
import { type Entry, groupsOf, stepped } from "./entries.ts";
import { PaletteField } from "./palette-field.tsx";
import { PaletteFoot } from "./palette-foot.tsx";
import { PaletteList } from "./palette-list.tsx";
import { recentOf } from "./recent.ts";
import { searchAll } from "./search-all.ts";

const nameOf = ({ key, ctrlKey, metaKey }: KeyboardEvent) => (ctrlKey || metaKey ? `mod+${key}` : key);

type PaletteProps = {
  personId: string;
  onClose: () => void;
  /** Asked for again while it is out of sight and not closed yet. */
  onAgain: () => void;
  onGo: (href: string) => void;
};

/** What is shown for what is typed, and which entry the arrows are at: the first one until they move. */
function usePalette(personId: string) {
  const t = useTranslations("shell.palette");
  const actions = useSyncExternalStore(whenActionsChange, actionsNow, actionsNow);
  const [recent] = useState(() => recentOf(personId).filter(({ href }) => href !== location.pathname + location.search));
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState<string | null>(null);
  const { found, state, look } = useSearch(searchAll, false);
  const words = typed.trim();
  const all: Entry = { id: "all", label: t("all", { words }), href: hrefWith("/models", { q: words }) };
  const groups = groupsOf({ typed, actions, recent, found: words ? found : [], all });
  const entries = groups.flatMap((group) => group.entries);
  const active = entries.find(({ id }) => id === at) ?? entries[0] ?? null;
  return {
    ...{ typed, groups, active, state, count: found.length },
    type: (text: string) => {
      setTyped(text);
      setAt(null);
      void look(text);
    },
    again: () => look(typed),
    step: (by: 1 | -1) => setAt(stepped(entries, active?.id ?? null, by)),
  };
}

export function Palette({ personId, onClose, onAgain, onGo }: PaletteProps) {
  const t = useTranslations("shell.palette");
  const dialog = useRef<HTMLDialogElement>(null);
  const listId = useId();
  const palette = usePalette(personId);
  const { active, step } = palette;

  const leave = useRef<(closed?: () => void) => void>(null);
  useEffect(() => {
    if (!dialog.current) return;
    const close = openModal(dialog.current);
    leave.current = close;
    return () => close();
  }, []);
  const close = () => {
    const now = leave.current;
    leave.current = null;
    now?.(onClose);
  };

  const choose = (entry: Entry, elsewhere: boolean) => {
    onClose();
    if ("run" in entry) entry.run();
    else if (elsewhere) open(entry.href, "_blank", "noopener");
    else onGo(entry.href);
  };
  const keys = new Map<string, () => void>([
    ["ArrowDown", () => step(1)],
    ["ArrowUp", () => step(-1)],
    ["Enter", () => active && choose(active, false)],
    ["mod+Enter", () => active && choose(active, true)],
    ["mod+k", () => (leave.current ? close() : onAgain())],
    ["Escape", close],
  ]);
  const press = (event: KeyboardEvent) => {
    const act = event.nativeEvent.isComposing ? undefined : keys.get(nameOf(event));
    if (!act) return;
    event.preventDefault();
    act();
  };

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape is the dialog's own; a click beside it is for the pointer.
    <dialog
      ref={dialog}
      aria-label={t("label")}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onClick={(event) => event.target === dialog.current && close()}
      className="mx-auto mt-[min(12dvh,7rem)] mb-auto max-h-[min(34rem,calc(100dvh-2rem))] w-full max-w-[min(40rem,calc(100vw-1rem))] flex-col overflow-hidden rounded-lg border border-line-strong bg-surface text-ink shadow-float open:flex max-sm:mt-2"
    >
      <PaletteField listId={listId} typed={palette.typed} active={active} onType={palette.type} onKeyDown={press} />
      <PaletteList listId={listId} groups={palette.groups} active={active} choose={choose} />
      <PaletteFoot state={palette.typed.trim() ? palette.state : "start"} count={palette.count} again={palette.again} />
    </dialog>
  );
}
