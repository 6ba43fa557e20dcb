// Watches over the database server, which is no child of the supervisor: when it is gone it is started again, for as long as it takes.
import { setTimeout as sleep } from "node:timers/promises";

type Watched = { isUp(): boolean; start(): Promise<void> };

const LOOK_MS = 500;
const PAUSE_MAX_MS = 15_000;

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** Tries until it is up. What stands in the way is told once, and again when it is something else. */
async function bringBack(name: string, { isUp, start }: Watched, signal: AbortSignal) {
  console.error(`The ${name} ended; it is started again.`);
  let told = "";
  for (let pause = LOOK_MS; !signal.aborted && !isUp(); pause = Math.min(pause * 2, PAUSE_MAX_MS)) {
    const fault = await start().then(() => "", messageOf);
    if (fault === "") return;
    if (fault !== told) console.error(`${fault} It is tried again.`);
    told = fault;
    await sleep(pause, undefined, { signal }).catch(() => undefined);
  }
}

/** `stop` waits for a start under way. */
export function keepUp(name: string, watched: Watched): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const watch = async () => {
    while (!signal.aborted) {
      // Nothing else to do is no reason to stay: the watch keeps no program alive that is at its end.
      await sleep(LOOK_MS, undefined, { signal, ref: false }).catch(() => undefined);
      if (!signal.aborted && !watched.isUp()) await bringBack(name, watched, signal);
    }
  };
  const done = watch();
  return {
    stop: async () => {
      stopping.abort();
      await done;
    },
  };
}
