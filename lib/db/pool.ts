// Pools of connections with a bounded queue: who comes when too many wait is told so at once, and nobody waits for ever.
import pg from "pg";

const WAITING_MAX = 256;

/** Known as "not now, try again" by these words (lib/core/unavailable). */
const full = () => new Error("too many wait for a connection");

type Taken = Parameters<InstanceType<typeof pg.Pool>["connect"]>[0] | undefined;

class BoundedPool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>;
  override connect(taken: NonNullable<Taken>): void;
  override connect(taken?: Taken): Promise<pg.PoolClient> | undefined {
    const isFull = this.waitingCount >= WAITING_MAX;
    if (!taken) return isFull ? Promise.reject(full()) : super.connect();
    if (isFull) process.nextTick(() => taken(full(), undefined, () => undefined));
    else super.connect(taken);
  }
}

export type PoolName = "door" | "reader" | "worker" | "stream";

const kept = globalThis as { countersignPools?: Map<PoolName, pg.Pool> };

/** Every pool of this process that was opened. */
export const pools = (): ReadonlyMap<PoolName, pg.Pool> => kept.countersignPools ?? new Map();

export function openPool(name: PoolName, config: pg.PoolConfig): pg.Pool {
  const pool = new BoundedPool(config);
  // A connection lost while idle is replaced at its next use; unheard, its error would end the process.
  pool.on("error", () => undefined);
  kept.countersignPools ??= new Map();
  kept.countersignPools.set(name, pool);
  return pool;
}
