import { PrismaPg } from "@prisma/adapter-pg";
import type pg from "pg";
import { address } from "#lib/db/address";
import { PrismaClient } from "#lib/db/generated/client";
import { openPool } from "#lib/db/pool";

const kept = globalThis as { countersignWriter?: PrismaClient; countersignWriterPool?: pg.Pool };

/** The door's client: DML on governed tables, as the role countersign_writer. */
export const writer = (): PrismaClient => {
  kept.countersignWriter ??= new PrismaClient({
    adapter: new PrismaPg(openPool("door", "write", address("DATABASE_URL"), 10)),
  });
  return kept.countersignWriter;
};

/** Plain connections of the same role for the sealer and the queue, each for its own tables. */
export const writerPool = (): pg.Pool => {
  kept.countersignWriterPool ??= openPool("worker", "write", address("DATABASE_URL"), 4);
  return kept.countersignWriterPool;
};
