/** Canonical bytes of a leaf of the ledger (RFC 8785, format 1) and its hash as RFC 6962 defines it. Pure. */
import { hash } from "node:crypto";
import { canonicalJson } from "#lib/core/canonical";
import type { Json } from "#lib/core/operation";

/** An event as stored. Instants are ISO 8601 UTC with microseconds, transaction numbers are text: neither fits a JavaScript value. */
export type EventColumns = {
  id: string;
  at: string;
  recordedAt: string;
  actorId: string;
  actorKind: string;
  event: string;
  subject: string;
  modelId: string | null;
  unitId: string | null;
  change: Json;
  requestId: string;
  xid: string;
  epoch: string;
};

/** One captured change of one row. `eventId` is what the transaction claimed; it is no proof that the event exists. */
export type RowColumns = {
  seq: string;
  eventId: string | null;
  at: string;
  table: string;
  key: string;
  op: string;
  old: Json;
  new: Json;
  dbUser: string;
  client: string | null;
  xid: string;
  epoch: string;
};

/** An event with its rows in the order of their capture, or a row that no event accounts for. */
export type Leaf = { kind: "event"; event: EventColumns; rows: RowColumns[] } | { kind: "unaccounted"; rows: [RowColumns] };

/** A number that a double may not hold: PostgreSQL keeps more digits than JavaScript. */
const LONG_NUMBER = /[:,[] ?-?\d[\d.]{14}/;

/** The digits as PostgreSQL writes them, without exponent and without zeros that say nothing. */
const plain = (digits: string) => (digits.includes(".") ? digits.replace(/\.?0+$/, "") : digits);

/**
 * Reads JSON as PostgreSQL printed it. A number whose shortest JavaScript form is another number than the one stored comes
 * back as its digits, so that no digit of a stored value is outside the hash.
 */
export function exactJson(text: string | null): Json {
  if (text === null) return null;
  if (!LONG_NUMBER.test(text)) return JSON.parse(text);
  return JSON.parse(text, (_key, value, context: { source?: string } = {}) =>
    typeof value === "number" && context.source !== undefined && String(value) !== plain(context.source) ? context.source : value,
  );
}

/** The bytes that are hashed, as text. */
export const leafText = (leaf: Leaf): string => canonicalJson({ format: 1, ...leaf });

/** SHA-256(0x00 || bytes), 64 hexadecimal digits: the leaf hash of RFC 6962, so a tree can be built over what is sealed now. */
export const leafHash = (leaf: Leaf): string => hash("sha256", `\0${leafText(leaf)}`);
