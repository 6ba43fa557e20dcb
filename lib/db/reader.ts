import { PrismaPg } from "@prisma/adapter-pg";
import type pg from "pg";
import { address } from "#lib/db/address";
import { connection } from "#lib/db/connection";
import { PrismaClient } from "#lib/db/generated/client";
import { plainly } from "#lib/db/plain";
import { openPool } from "#lib/db/pool";
import type { ReadDb } from "#lib/db/types";

const kept = globalThis as {
  countersignReader?: PrismaClient;
  countersignReport?: PrismaClient;
  countersignReaderPool?: pg.Pool;
};

/** Reads as the role countersign_reader, which may only SELECT: Postgres itself rejects a write, whatever the code believes. */
export const reader = (): ReadDb => {
  if (!kept.countersignReader) {
    const pool = openPool("reader", connection("read", address("DATABASE_READ_URL"), "reader", 10));
    kept.countersignReader = plainly(new PrismaClient({ adapter: new PrismaPg(pool) }), pool);
  }
  return kept.countersignReader;
};

/** Everything `read` asks for comes from one instant of the database. */
export const readAtOnce = <T>(read: (db: ReadDb) => Promise<T>): Promise<T> => {
  kept.countersignReport ??= new PrismaClient({ adapter: new PrismaPg(readerPool()) });
  return kept.countersignReport.$transaction(read, { isolationLevel: "RepeatableRead", maxWait: 10_000, timeout: 120_000 });
};

/** Plain connections of the same role for what streams: exports and the verification of the ledger. */
export const readerPool = (): pg.Pool => {
  kept.countersignReaderPool ??= openPool("stream", connection("stream", address("DATABASE_READ_URL"), "stream", 4));
  return kept.countersignReaderPool;
};
