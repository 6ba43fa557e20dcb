import type { Prisma, PrismaClient } from "#lib/db/generated/client";

/** What a command sees: the transaction the door opened. */
export type WriteDb = Prisma.TransactionClient;

type Reads =
  | "findUnique"
  | "findUniqueOrThrow"
  | "findFirst"
  | "findFirstOrThrow"
  | "findMany"
  | "count"
  | "aggregate"
  | "groupBy";
type Delegates = { [K in keyof PrismaClient as PrismaClient[K] extends { findMany: unknown } ? K : never]: PrismaClient[K] };

/** What a query sees: every table and typed SQL, no way to write one. The role behind it may only SELECT. */
export type ReadDb = { [K in keyof Delegates]: Pick<Delegates[K], Extract<Reads, keyof Delegates[K]>> } & Pick<
  PrismaClient,
  "$queryRaw"
>;
