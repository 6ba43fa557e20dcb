// Counts wrong secrets per account, address or signer, in the database: a restart or a second process forgets nothing.
import { createHash } from "node:crypto";
import { writerPool } from "#lib/db/writer";

/**
 * What happens after `free` failures: the wait doubles from two seconds up to `waitSecondsMax`, or with null it lasts until it
 * is forgiven. Failures older than a day are forgotten.
 */
export type Limit = { key: string; free: number; waitSecondsMax: number | null };

/** Only hashes are kept: the table names no person and no address. */
const keyOf = (kind: string, name: string) => createHash("sha256").update(`${kind} ${name}`).digest("hex");

export const accountLimit = (email: string): Limit => ({ key: keyOf("account", email), free: 5, waitSecondsMax: 900 });
/** Many people can share an address, so it waits less and later than an account. */
export const addressLimit = (address: string): Limit => ({ key: keyOf("address", address), free: 40, waitSecondsMax: 60 });
export const signingLimit = (personId: string): Limit => ({ key: keyOf("signing", personId), free: 5, waitSecondsMax: null });

const NEXT = "case when a.last_at < clock_timestamp() - interval '1 day' then 1 else a.failures + 1 end";

const ADMIT = `
  insert into attempt as a (key, failures, last_at, blocked_until, untold, untold_since)
  values ($1, 1, clock_timestamp(), clock_timestamp(), 1, clock_timestamp())
  on conflict (key) do update set
    failures = ${NEXT}, last_at = clock_timestamp(), untold = a.untold + 1, untold_since = coalesce(a.untold_since, clock_timestamp()),
    blocked_until = clock_timestamp() + case
      when ${NEXT} < $2::int then interval '0'
      when $3::int is null then interval '100 years'
      else least(make_interval(secs => $3::int), interval '1 second' * power(2, least(${NEXT} - $2::int + 1, 20))) end
  where a.blocked_until <= clock_timestamp()
  returning a.failures`;

const TURN_AWAY = `
  update attempt set untold = untold + 1, untold_since = coalesce(untold_since, clock_timestamp()) where key = $1
  returning least(ceil(extract(epoch from blocked_until - clock_timestamp())), 2147483647)::int as seconds`;

export type Admission = { admitted: true; failures: number } | { admitted: false; waitSeconds: number };

/**
 * Lets a try through and counts it as failed at once, so that a hundred tries at the same moment are a hundred failures;
 * success takes the count back. A try that is turned away is told, and does not lengthen the wait.
 */
export async function admit({ key, free, waitSecondsMax }: Limit): Promise<Admission> {
  const [admitted] = (await writerPool().query<{ failures: number }>(ADMIT, [key, free, waitSecondsMax])).rows;
  if (admitted) return { admitted: true, failures: admitted.failures };
  const [blocked] = (await writerPool().query<{ seconds: number }>(TURN_AWAY, [key])).rows;
  return { admitted: false, waitSeconds: Math.max(1, blocked?.seconds ?? 1) };
}

/** What failed in somebody's name and has not been told to them. */
export type Untold = { count: number; since: Date | null };

/** Clears the count, and hands over what has to be told; `own` of the tries were the successful one itself. */
export async function forgive({ key }: Limit, own: number): Promise<Untold> {
  const { rows } = await writerPool().query<Untold>(
    `with before as (select untold, untold_since from attempt where key = $1 for update)
     update attempt a set failures = 0, blocked_until = last_at, untold = 0, untold_since = null
     from before where a.key = $1 returning greatest(before.untold - $2::int, 0) as count, before.untold_since as since`,
    [key, own],
  );
  const [told] = rows;
  return told && told.count > 0 ? told : { count: 0, since: null };
}

/** Ends a wait after the right secret, and keeps for later what is still to be told. */
export async function settle({ key }: Limit): Promise<void> {
  await writerPool().query(
    `update attempt set failures = 0, blocked_until = last_at, untold = greatest(untold - 1, 0),
       untold_since = case when untold > 1 then untold_since end where key = $1`,
    [key],
  );
}

/** Takes back failures that turned out to be a person mistyping: an office behind one address is not slowed by its own typing. */
export async function giveBack({ key, free }: Limit, failures: number): Promise<void> {
  await writerPool().query(
    `update attempt set failures = greatest(failures - $2::int, 0),
       blocked_until = case when failures - $2::int < $3::int then last_at else blocked_until end where key = $1`,
    [key, failures, free],
  );
}

/** Drops counts nobody has touched for three months. */
export async function forgetOldAttempts(): Promise<void> {
  await writerPool().query("delete from attempt where last_at < clock_timestamp() - interval '90 days'");
}
