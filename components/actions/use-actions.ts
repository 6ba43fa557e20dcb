"use client";
import { useEffect, useEffectEvent } from "react";
import { type Action, offer } from "./registry.ts";

/** What of an action makes it another one; what it runs may be made anew on each rendering. */
const shape = (actions: readonly Action[]) =>
  JSON.stringify(actions.map((action) => [action.id, action.label, action.group, action.keys, "href" in action && action.href]));

/** Offers what can be done while this is shown. */
export function useActions(actions: readonly Action[]): void {
  const run = useEffectEvent((id: string) => {
    const action = actions.find((one) => one.id === id);
    if (action && "run" in action) action.run();
  });
  const offered = useEffectEvent(() =>
    actions.map((action): Action => ("href" in action ? action : { ...action, run: () => run(action.id) })),
  );
  const same = shape(actions);
  // biome-ignore lint/correctness/useExhaustiveDependencies: offered anew when they are others, not on each rendering.
  useEffect(() => offer(offered()), [same]);
}

/** The same for what a page of the server offers: places. */
export function Actions({ of }: { of: Extract<Action, { href: string }>[] }) {
  useActions(of);
  return null;
}
