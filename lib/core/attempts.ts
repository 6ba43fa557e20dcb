import { setTimeout as sleep } from "node:timers/promises";

const ATTEMPTS_MAX = 5;

/** The SQLSTATE of a database error, wherever the driver and the client put it. */
export const sqlState = (error: unknown): string | undefined => {
  const e = error as {
    code?: string;
    meta?: { code?: string; driverAdapterError?: { cause?: { originalCode?: string; code?: string } } };
    cause?: { originalCode?: string };
  };
  return e?.meta?.driverAdapterError?.cause?.originalCode ?? e?.cause?.originalCode ?? e?.meta?.code ?? e?.code;
};

/** One of our own guards in the database said no (prisma/migrations: CS001 to CS017). */
export const isGuard = (error: unknown) => /^CS0\d\d$/.test(sqlState(error) ?? "");

const RETRIED = new Set(["40001", "40P01", "P2034"]);

/** Repeats a whole transaction that lost to another one (serialisation failure, deadlock), with a growing random pause. */
export async function attempts<T>(once: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once();
    } catch (error) {
      if (attempt === ATTEMPTS_MAX || !RETRIED.has(sqlState(error) ?? "")) throw error;
      await sleep(Math.random() * 20 * 2 ** attempt);
    }
  }
}
