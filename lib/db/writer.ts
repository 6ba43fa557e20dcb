import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { address } from "#lib/db/address";
import { connection } from "#lib/db/connection";
import { PrismaClient } from "#lib/db/generated/client";

const kept = globalThis as { countersignWriter?: PrismaClient; countersignWriterPool?: pg.Pool };

/** The door's client: DML on governed tables, as the role countersign_writer. */
export const writer = (): PrismaClient => {
  kept.countersignWriter ??= new PrismaClient({
    adapter: new PrismaPg(connection("write", address("DATABASE_URL"), "door", 10)),
  });
  return kept.countersignWriter;
};

/** Plain connections of the same role for the sealer and the queue, each for its own tables. */
export const writerPool = (): pg.Pool => {
  // A connection lost while idle is replaced at its next use; unheard, its error would end the process.
  kept.countersignWriterPool ??= new pg.Pool(connection("write", address("DATABASE_URL"), "worker", 4)).on(
    "error",
    () => undefined,
  );
  return kept.countersignWriterPool;
};
