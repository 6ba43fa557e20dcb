// The sealer of a worker: seals about every second, and says once what keeps it from sealing, not every time.
import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { sqlState } from "#lib/core/attempts";
import { log } from "#lib/core/log";
import { BATCH_MAX, sealOnce } from "#lib/ledger/seal";

/** A database that stays read-only, or away, is asked ever less often; when it is back, this is how late it may be noticed. */
const PAUSE_MAX_MILLISECONDS = 10_000;

const nameOf = (error: unknown): string => sqlState(error) ?? String(error);

/** Tells a fault when it begins or changes, and when it is over. Gives how often in a row sealing has failed. */
function watch() {
  let told: string | null = null;
  let failed = 0;
  return {
    failed: () => failed,
    fault: (error: unknown) => {
      failed += 1;
      if (told !== nameOf(error)) log.error({ err: error }, "sealing failed and is tried again until it succeeds");
      told = nameOf(error);
    },
    success: () => {
      if (told !== null) log.info({ failed }, "sealing goes on");
      told = null;
      failed = 0;
    },
  };
}

/** Seals until stopped; `stop` waits for the batch at work. A lost connection is tried again. */
export function startSealer(pool: pg.Pool, pauseMilliseconds = 1000): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const state = watch();
  const seal = async (): Promise<number> => {
    try {
      const sealed = await sealOnce(pool);
      state.success();
      return sealed;
    } catch (error) {
      state.fault(error);
      return 0;
    }
  };
  const loop = async () => {
    while (!stopping.signal.aborted) {
      if ((await seal()) === BATCH_MAX) continue;
      const longer = Math.min(pauseMilliseconds * 2 ** Math.max(0, state.failed() - 1), PAUSE_MAX_MILLISECONDS);
      await sleep(longer, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const done = loop();
  return {
    stop: async () => {
      stopping.abort();
      await done;
    },
  };
}
