import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { address } from "#lib/db/address";
import { PrismaClient } from "#lib/db/generated/client";
import type { ReadDb } from "#lib/db/types";

const kept = globalThis as { countersignReader?: PrismaClient; countersignReaderPool?: pg.Pool };

/** Reads as the role countersign_reader, which may only SELECT: Postgres itself rejects a write, whatever the code believes. */
export const reader = (): ReadDb => {
  kept.countersignReader ??= new PrismaClient({
    adapter: new PrismaPg({ connectionString: address("DATABASE_READ_URL"), max: 10, application_name: "countersign reader" }),
  });
  return kept.countersignReader;
};

/** Plain connections of the same role for what streams: exports and the verification of the ledger. */
export const readerPool = (): pg.Pool => {
  kept.countersignReaderPool ??= new pg.Pool({
    connectionString: address("DATABASE_READ_URL"),
    max: 4,
    application_name: "countersign stream",
  });
  return kept.countersignReaderPool;
};
