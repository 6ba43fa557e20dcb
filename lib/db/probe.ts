// Connections that only health and metrics use: they answer also while every other connection is taken or waited for.
import pg from "pg";
import { address } from "#lib/db/address";

const PATIENCE_MILLISECONDS = 2_000;

const kept = globalThis as { countersignProbe?: pg.Pool };

const pool = (): pg.Pool => {
  kept.countersignProbe ??= new pg.Pool({
    connectionString: address("DATABASE_URL"),
    max: 3,
    connectionTimeoutMillis: PATIENCE_MILLISECONDS,
    query_timeout: PATIENCE_MILLISECONDS,
    application_name: "countersign health",
  }).on("error", () => undefined);
  return kept.countersignProbe;
};

/** Asks the database something short. Throws when there is no answer within a few seconds. */
export async function probe<T>(ask: (client: pg.ClientBase) => Promise<T>): Promise<T> {
  const client = await pool().connect();
  const onLost = () => undefined;
  client.on("error", onLost);
  // A connection that did not answer in time may answer the next question with this one's result: it is thrown away.
  let failed = true;
  try {
    const answer = await ask(client);
    failed = false;
    return answer;
  } finally {
    client.off("error", onLost);
    client.release(failed);
  }
}

/** Callers at one moment share one asking, so that a crowd of monitors costs as much as one. */
export function shared<T>(ask: () => Promise<T>): () => Promise<T> {
  let asking: Promise<T> | null = null;
  return () => {
    asking ??= ask().finally(() => {
      asking = null;
    });
    return asking;
  };
}
