import type pg from "pg";

/**
 * Uses one connection of a pool and gives it back; one that was lost meanwhile is thrown away. Without the listener a lost
 * connection would end the whole process.
 */
export async function borrow<T>(pool: pg.Pool, use: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let lost: Error | undefined;
  const onLost = (error: Error) => {
    lost = error;
  };
  client.on("error", onLost);
  try {
    return await use(client);
  } finally {
    client.off("error", onLost);
    client.release(lost);
  }
}
