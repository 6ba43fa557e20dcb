// How long the database may take, by what is asked of it. A person at a page is told "later" rather than left waiting; a report or
// a verification may run as long as it gets on.

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** Waiting for a connection, or for a record that somebody else is changing. */
const WAIT = 5 * SECOND;

/** `statement`: the server gives a statement up. `silence`: the line is given up; longer than the server needs to say that it gave up. */
type Limits = { statement: number; silence: number };

export const LIMITS = {
  /** Pages and REST. */
  read: { statement: 5 * SECOND, silence: 8 * SECOND },
  /** Commands, sign-ins, the queue, the sealer: a transaction is many statements. */
  write: { statement: 15 * SECOND, silence: 20 * SECOND },
  /** Reports, exports, the verification of the ledger. */
  stream: { statement: 5 * MINUTE, silence: 6 * MINUTE },
} satisfies Record<string, Limits>;

/** What a connection of ours asks for, as the driver names it. */
export const limited = ({ statement }: Limits) => ({
  connectionTimeoutMillis: WAIT,
  statement_timeout: statement,
  lock_timeout: WAIT,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10 * SECOND,
});

/**
 * What holds for whoever signs in as the role, our program or not (prisma/roles.sql says the same for a server of one's own). A
 * writer that is left open holds back the sealing of everything after it. Behind a pooler, which knows nothing of what a connection
 * asked for, nothing else limits a statement: the longest that either role may need.
 */
export const ROLE_LIMITS = {
  writer: {
    statement_timeout: LIMITS.write.statement,
    lock_timeout: WAIT,
    idle_in_transaction_session_timeout: 30 * SECOND,
    transaction_timeout: 2 * MINUTE,
  },
  /** A statement that has a name is planned for its values all the same, and by one process: helpers start slower than a page takes. */
  reader: {
    statement_timeout: LIMITS.stream.statement,
    lock_timeout: WAIT,
    idle_in_transaction_session_timeout: 5 * MINUTE,
    plan_cache_mode: "force_custom_plan",
    max_parallel_workers_per_gather: 0,
  },
} satisfies Record<"writer" | "reader", Record<string, number | string>>;
