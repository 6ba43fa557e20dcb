import { PrismaPg } from "@prisma/adapter-pg";
import type pg from "pg";
import { address } from "#lib/db/address";
import { PrismaClient } from "#lib/db/generated/client";
import { openPool } from "#lib/db/pool";

const kept = globalThis as { countersignWriter?: PrismaClient; countersignWriterPool?: pg.Pool };

/** The door's client: DML on governed tables, as the role countersign_writer. */
export const writer = (): PrismaClient => {
  kept.countersignWriter ??= new PrismaClient({
    adapter: new PrismaPg(
      openPool("writer", { connectionString: address("DATABASE_URL"), max: 10, application_name: "countersign door" }),
    ),
  });
  return kept.countersignWriter;
};

/** Plain connections of the same role for the sealer and the queue, each for its own tables. */
export const writerPool = (): pg.Pool => {
  kept.countersignWriterPool ??= openPool("worker", {
    connectionString: address("DATABASE_URL"),
    max: 4,
    application_name: "countersign worker",
  });
  return kept.countersignWriterPool;
};
