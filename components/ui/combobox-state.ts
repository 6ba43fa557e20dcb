// What happens in a combobox, as values: the editable combobox with a list of the ARIA Authoring Practices.
import type { FoundOption } from "./search-in.tsx";

export type ComboboxState = {
  chosen: FoundOption | null;
  /** What is being typed; null while the name of the chosen option stands in the field. */
  typed: string | null;
  open: boolean;
  /** The place in the list the arrows are at; -1 is none. */
  active: number;
};

export const resting = (chosen: FoundOption | null): ComboboxState => ({ chosen, typed: null, open: false, active: -1 });

/** The first match is active at once, so that typing and Enter are enough. */
export const typing = (state: ComboboxState, text: string): ComboboxState => ({
  ...state,
  typed: text,
  open: true,
  active: text.trim() ? 0 : -1,
});

const closed = (state: ComboboxState): ComboboxState => ({ ...state, open: false, active: -1 });

export const toggled = (state: ComboboxState): ComboboxState => (state.open ? closed(state) : { ...state, open: true });

/** Leaving an emptied field takes the choice back; leaving anything unfinished keeps it. */
export const left = (state: ComboboxState): ComboboxState => resting(state.typed === "" ? null : state.chosen);

/** One step through the list and round its ends. */
function walked(state: ComboboxState, step: 1 | -1, count: number): ComboboxState {
  const from = state.active < 0 && step < 0 ? 0 : state.active;
  return { ...state, open: true, active: count === 0 ? -1 : (from + step + count) % count };
}

/** What a key does; null when it means here what it means everywhere. */
export function pressed(state: ComboboxState, key: string, list: FoundOption[]): ComboboxState | null {
  if (key === "ArrowDown") return walked(state, 1, list.length);
  if (key === "ArrowUp") return walked(state, -1, list.length);
  if (!state.open) return null;
  if (key === "Escape") return closed(state);
  const option = key === "Enter" ? list[state.active] : undefined;
  return option ? resting(option) : null;
}

/** The options of a known list that hold what was typed, in their name or their note. */
export function matching(options: FoundOption[], typed: string | null): FoundOption[] {
  const wanted = (typed ?? "").trim().toLowerCase();
  return options.filter(({ label, note = "" }) => `${label} ${note}`.toLowerCase().includes(wanted));
}
