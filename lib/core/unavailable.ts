// Whether an error means that the database or its disk cannot do its part at the moment: nothing of ours is wrong, a later try may do.
import { type Reason, Refusal, reason } from "#lib/core/errors";

type Told = {
  kind?: unknown;
  code?: unknown;
  message?: unknown;
  originalCode?: unknown;
  cause?: unknown;
  meta?: { driverAdapterError?: unknown };
};

/** Of the system, and of the client where it has a code of its own for them; P2034 is a transaction that lost to others each time. */
const CODES = new Set(["ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "EPIPE", "P1001", "P1008", "P1017", "P2024", "P2034", "P2037"]);
/**
 * SQLSTATE: connection lost (08), lost to other transactions (40001, 40P01), out of disk, memory or connections (53), read-only
 * (25006), a transaction left open too long (25P03, 25P04), a record that others hold (55P03), a statement that took too long
 * (57014), shutting down or starting up (57P).
 */
const STATES = /^(08...|40001|40P01|53...|25006|25P0[34]|55P03|57014|57P0[1-5])$/;
/** Of the driver's own errors, which have no code. */
const KINDS = new Set(["DatabaseNotReachable", "ConnectionClosed", "SocketTimeout", "TooManyConnections"]);
/** Where there is nothing but words. */
const WORDS =
  /Connection terminated|connection error and is not queryable|timeout exceeded when trying to connect|too many wait for a connection|Unable to start a transaction in the given time|Connection ended unexpectedly/;

const chain = (error: unknown): Told[] => {
  const told = error as Told | null | undefined;
  if (!told || typeof told !== "object") return [];
  return [told, ...chain(told.cause), ...chain(told.meta?.driverAdapterError)];
};

const says = (said: unknown): boolean =>
  typeof said === "string" && (CODES.has(said) || STATES.test(said) || KINDS.has(said) || WORDS.test(said));

const isReadOnly = (error: unknown): boolean =>
  error instanceof Refusal && error.reasons.some(({ code }) => code.startsWith("read_only."));

export const isUnavailable = (error: unknown): boolean =>
  isReadOnly(error) ||
  chain(error).some(({ kind, code, originalCode, message }) => [kind, code, originalCode, message].some(says));

/** A record that others hold, or a statement that took too long. */
const BUSY = new Set(["55P03", "57014"]);

/** What the caller is told of such an error. */
export function whyUnavailable(error: unknown): Reason {
  const states = chain(error).flatMap(({ code, originalCode }) => [code, originalCode]);
  if (states.includes("25006")) return reason("read_only.database");
  return reason(states.some((state) => typeof state === "string" && BUSY.has(state)) ? "busy" : "unavailable");
}
