"use client";
import { type KeyboardEvent, useEffectEvent, useId, useLayoutEffect, useRef, useState } from "react";
import { left, matching, pressed, resting, toggled, typing } from "./combobox-state.ts";
import { restoreEvent } from "./form-draft.ts";
import type { FoundOption, Search } from "./search-in.tsx";
import { useSearch } from "./use-search.ts";

type ComboboxSource = {
  options: FoundOption[];
  search: Search | undefined;
  listsAtOnce: boolean;
  defaultOption: FoundOption | null;
  onChoose: ((option: FoundOption | null) => void) | undefined;
};

export type ComboboxParts = ReturnType<typeof useCombobox>;

/** The state of a combobox and what changes it, without its looks. */
export function useCombobox({ options, search, listsAtOnce, defaultOption, onChoose }: ComboboxSource) {
  const listId = useId();
  const [state, setState] = useState(() => resting(defaultOption));
  const hidden = useRestored((option) => setState(resting(option)));
  const { found, state: searchState, look } = useSearch(search, listsAtOnce);
  const list = search ? found : matching(options, state.typed);

  const go = (next: typeof state) => {
    setState(next);
    if (next.chosen === state.chosen) return;
    onChoose?.(next.chosen);
    // After React has written the value: the form then hears of it like of any typing.
    setTimeout(() => hidden.current?.dispatchEvent(new Event("input", { bubbles: true })));
  };
  const press = (event: KeyboardEvent) => {
    const next = event.nativeEvent.isComposing ? null : pressed(state, event.key, list);
    if (!next) return;
    event.preventDefault();
    if (listsAtOnce && next.open && !state.open && !next.typed) void look("");
    go(next);
  };
  const type = (text: string) => {
    go(typing(state, text));
    void look(text);
  };
  return {
    ...state,
    listId,
    hidden,
    list,
    text: state.typed ?? state.chosen?.label ?? "",
    searchState: search ? searchState : ("found" as const),
    press,
    type,
    choose: (option: FoundOption | null) => go(resting(option)),
    leave: () => go(left(state)),
    toggle: () => {
      if (listsAtOnce && !state.open && !state.typed) void look("");
      go(toggled(state));
    },
  };
}

const isOption = (value: unknown): value is FoundOption =>
  typeof value === "object" && value !== null && "value" in value && "label" in value && typeof value.label === "string";

/** The hidden input that carries the value, and takes back what a draft kept: it listens before its form restores. */
function useRestored(restore: (option: FoundOption | null) => void) {
  const hidden = useRef<HTMLInputElement>(null);
  const take = useEffectEvent((event: Event) => {
    if (event instanceof CustomEvent && isOption(event.detail)) restore(event.detail.value ? event.detail : null);
  });
  useLayoutEffect(() => {
    const input = hidden.current;
    const listen = (event: Event) => take(event);
    input?.addEventListener(restoreEvent, listen);
    return () => input?.removeEventListener(restoreEvent, listen);
  }, []);
  return hidden;
}
