// What can be done from here. One list: a key does what stands in it, the overlay of keys and the palette show it, so they cannot differ.
import { type Keys, pressed } from "./keys.ts";

export type Action = {
  /** The same thing offered twice is one: the later one holds. */
  id: string;
  label: string;
  /** Found by these words too. */
  note?: string;
  /** page: on what is shown. walk: moves along it. do: from anywhere. go: somewhere else. find: opens the palette itself. */
  group: "page" | "walk" | "do" | "go" | "find";
  keys?: Keys;
} & ({ href: string } | { run: () => void });

const offered = new Map<symbol, readonly Action[]>();
const listeners = new Set<() => void>();
let all: readonly Action[] = [];

function changed() {
  const byId = new Map([...offered.values()].flat().map((action) => [action.id, action]));
  // A page's own key stands above the same key of the frame.
  const byKeys = new Map([...byId.values()].flatMap((action) => (action.keys ? [[action.keys, action.id] as const] : [])));
  all = [...byId.values()].map((action) =>
    action.keys && byKeys.get(action.keys) !== action.id ? { ...action, keys: undefined } : action,
  );
  for (const listener of listeners) listener();
}

/** Everything that can be done now. */
export const actionsNow = (): readonly Action[] => all;

export function whenActionsChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const typingPlace = "input, textarea, select, [contenteditable], dialog, [role='menu']";

const isIn = ({ target }: KeyboardEvent, places: string) => target instanceof Element && target.closest(places) !== null;

/** The key by the name it is bound under; null where a key is not ours: a key alone where somebody types, or has switched such keys off. */
function keyOf(event: KeyboardEvent): string | null {
  if (event.altKey || event.isComposing || event.defaultPrevented) return null;
  if (event.ctrlKey || event.metaKey) return isIn(event, "dialog") ? null : `mod+${event.key.toLowerCase()}`;
  return document.documentElement.dataset.keys === "off" || isIn(event, typingPlace) ? null : event.key;
}

const PATIENCE_MS = 1500;
let waiting: { keys: Keys; at: number } | null = null;

/** Does what is bound to the key; a link is followed by whoever can. */
function press(event: KeyboardEvent, follow: (href: string) => void) {
  const key = keyOf(event);
  if (key === null) return;
  const begun = waiting && event.timeStamp - waiting.at < PATIENCE_MS ? waiting.keys : null;
  const bound = all.flatMap(({ keys }) => (keys ? [keys] : []));
  const { hit, waiting: next } = pressed(begun, key, bound);
  waiting = next === null ? null : { keys: next, at: event.timeStamp };
  const action = all.find(({ keys }) => keys !== undefined && keys === hit);
  if (!action) return;
  event.preventDefault();
  if ("href" in action) follow(action.href);
  else action.run();
}

/** The only listener for the keys that are bound. */
export function listenForKeys(follow: (href: string) => void): () => void {
  const listen = (event: KeyboardEvent) => press(event, follow);
  addEventListener("keydown", listen);
  return () => removeEventListener("keydown", listen);
}

/** Offers these until the answer is called. */
export function offer(actions: readonly Action[]): () => void {
  const key = Symbol();
  offered.set(key, actions);
  changed();
  return () => {
    offered.delete(key);
    changed();
  };
}
