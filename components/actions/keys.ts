// What a pressed key means among those that are bound: a key alone, or one after the other as in "g m".

/** Keys in the order they are pressed, with a blank between them: "s", "?", "g m"; "mod+k" is Ctrl or Command with K. */
export type Keys = string;

export type Pressed = {
  /** What is bound to what was pressed. */
  hit: Keys | null;
  /** What was pressed so far of something longer. */
  waiting: Keys | null;
};

const nothing: Pressed = { hit: null, waiting: null };

const continued = (pressed: Keys, bound: readonly Keys[]): Pressed => {
  if (bound.includes(pressed)) return { hit: pressed, waiting: null };
  return bound.some((keys) => keys.startsWith(`${pressed} `)) ? { hit: null, waiting: pressed } : nothing;
};

/** A key that goes on with nothing begins anew. */
export function pressed(waiting: Keys | null, key: string, bound: readonly Keys[]): Pressed {
  const on = waiting === null ? nothing : continued(`${waiting} ${key}`, bound);
  return on.hit !== null || on.waiting !== null ? on : continued(key, bound);
}
