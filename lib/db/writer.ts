import { PrismaPg } from "@prisma/adapter-pg";
import type pg from "pg";
import { address } from "#lib/db/address";
import { connection } from "#lib/db/connection";
import { PrismaClient } from "#lib/db/generated/client";
import { openPool } from "#lib/db/pool";

const kept = globalThis as { countersignWriter?: PrismaClient; countersignWriterPool?: pg.Pool };

/** The door's client: DML on governed tables, as the role countersign_writer. */
export const writer = (): PrismaClient => {
  kept.countersignWriter ??= new PrismaClient({
    adapter: new PrismaPg(openPool("door", connection("write", address("DATABASE_URL"), "door", 10))),
  });
  return kept.countersignWriter;
};

/** Plain connections of the same role for the sealer and the queue, each for its own tables. */
export const writerPool = (): pg.Pool => {
  kept.countersignWriterPool ??= openPool("worker", connection("write", address("DATABASE_URL"), "worker", 4));
  return kept.countersignWriterPool;
};
