import { PrismaPg } from "@prisma/adapter-pg";
import type pg from "pg";
import { address } from "#lib/db/address";
import { connection } from "#lib/db/connection";
import { PrismaClient } from "#lib/db/generated/client";
import { namesOf } from "#lib/db/named";
import { plainly } from "#lib/db/plain";
import { openPool } from "#lib/db/pool";
import type { ReadDb } from "#lib/db/types";

type Door = { client: PrismaClient; reads: ReadDb };
const kept = globalThis as { countersignDoor?: Door; countersignWriterPool?: pg.Pool };

/** Statements of all commands together; those about lists of any length are as many as lengths. */
const NAMED_MAX = 300;

const door = (): Door => {
  if (!kept.countersignDoor) {
    const pool = openPool("door", connection("write", address("DATABASE_URL"), "door", 10));
    const nameOf = namesOf(NAMED_MAX);
    // Without a name a statement is prepared for its one use. BEGIN and COMMIT stay words that a pooler, and whoever reads the line, knows.
    const statementNameGenerator = ({ sql, args }: { sql: string; args: unknown[] }) => (args.length > 0 && nameOf(sql)) || "";
    const client = new PrismaClient({ adapter: new PrismaPg(pool, { statementNameGenerator }) });
    kept.countersignDoor = { client, reads: plainly<ReadDb>(client, pool) };
  }
  return kept.countersignDoor;
};

/** The door's client: DML on governed tables, as the role countersign_writer. */
export const writer = (): PrismaClient => door().client;

/** Reads on the same connections, outside any transaction: who asks and where a subject stands is as it is now, whatever a replica knows. */
export const primary = (): ReadDb => door().reads;

/** Plain connections of the same role for the sealer and the queue, each for its own tables. */
export const writerPool = (): pg.Pool => {
  kept.countersignWriterPool ??= openPool("worker", connection("write", address("DATABASE_URL"), "worker", 4));
  return kept.countersignWriterPool;
};
