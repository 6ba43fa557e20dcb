import { PrismaPg } from "@prisma/adapter-pg";
import type pg from "pg";
import { address } from "#lib/db/address";
import { PrismaClient } from "#lib/db/generated/client";
import { openPool } from "#lib/db/pool";
import type { ReadDb } from "#lib/db/types";

const kept = globalThis as { countersignReader?: PrismaClient; countersignReaderPool?: pg.Pool };

/** Reads as the role countersign_reader, which may only SELECT: Postgres itself rejects a write, whatever the code believes. */
export const reader = (): ReadDb => {
  kept.countersignReader ??= new PrismaClient({
    adapter: new PrismaPg(
      openPool("reader", { connectionString: address("DATABASE_READ_URL"), max: 10, application_name: "countersign reader" }),
    ),
  });
  return kept.countersignReader;
};

/** Everything `read` asks for comes from one instant of the database. */
export const readAtOnce = <T>(read: (db: ReadDb) => Promise<T>): Promise<T> => {
  reader();
  const client = kept.countersignReader;
  if (!client) throw new Error("the reader is not open");
  return client.$transaction(read, { isolationLevel: "RepeatableRead", maxWait: 10_000, timeout: 120_000 });
};

/** Plain connections of the same role for what streams: exports and the verification of the ledger. */
export const readerPool = (): pg.Pool => {
  kept.countersignReaderPool ??= openPool("stream", {
    connectionString: address("DATABASE_READ_URL"),
    max: 4,
    application_name: "countersign stream",
  });
  return kept.countersignReaderPool;
};
