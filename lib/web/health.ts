// What the product says of itself to whoever watches over it: the whole, whether it may be sent requests, and nothing of it needs a pool.
import { log } from "#lib/core/log";
import { readOnly } from "#lib/core/read-only";
import { isStopping } from "#lib/core/stopping";
import { version } from "#lib/core/version";
import { type Migration, type MigrationState, migrationState, migrationsIn } from "#lib/db/migration-state";
import { probe, shared } from "#lib/db/probe";
import { sealLag } from "#lib/ledger/seal-lag";

const QUIET = { "cache-control": "no-store" };
const LATE_SECONDS = 60;

const answer = (body: object, retryAfter?: number) =>
  retryAfter === undefined
    ? Response.json(body, { headers: QUIET })
    : Response.json(body, { status: 503, headers: { ...QUIET, "retry-after": String(retryAfter) } });

const behind = shared(() => probe(async (client) => (await sealLag(client)).oldestSeconds > LATE_SECONDS));

/** Well: the database answers, and the ledger is sealed up to the last minute. */
export async function health(): Promise<Response> {
  try {
    const ledger = (await behind()) ? "behind" : "sealed";
    return answer({ status: "ok", version, database: "ok", ledger });
  } catch {
    return answer({ status: "unavailable", version, database: "unreachable", ledger: "unknown" }, 5);
  }
}

/**
 * A schema that is newer serves: a program is built to run on the schema of the next one, so that one machine after the other can be
 * renewed (docs/upgrade.md). One that is older, changed or half made does not.
 */
const fitOf = ({ missing, unknown, changed, unfinished }: MigrationState) => {
  if (missing.length + changed.length + unfinished.length > 0) return "unfit";
  return unknown.length > 0 ? "newer" : "ok";
};

/** Read once: what lies on the disk later may be another program's. */
const kept = globalThis as { countersignMigrations?: readonly Migration[] };
const known = (): readonly Migration[] => {
  kept.countersignMigrations ??= migrationsIn();
  return kept.countersignMigrations;
};

const readiness = shared(() => probe(async (client) => fitOf(await migrationState(client, known()))));

/** Whether to send requests here. Reading is enough to be ready: `readOnly` says whether writes are taken too. */
export async function ready(): Promise<Response> {
  if (isStopping()) return answer({ status: "stopping" }, 1);
  try {
    const migrations = await readiness();
    if (migrations === "unfit") return answer({ status: "unavailable", database: "ok", migrations }, 30);
    return answer({ status: "ok", database: "ok", migrations, readOnly: (await readOnly()) !== null });
  } catch (error) {
    log.warn({ err: error }, "not ready");
    return answer({ status: "unavailable", database: "unreachable" }, 5);
  }
}
