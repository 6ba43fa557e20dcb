import { probe, shared } from "#lib/db/probe";

const ASK = "select current_setting('transaction_read_only') = 'off' as is";

/** Whether the database lets the writer write: a standby does not, nor does one an administrator set read-only. */
export const takesWrites = shared(() => probe(async (client) => (await client.query<{ is: boolean }>(ASK)).rows[0]?.is ?? true));
