// The database this process works on: the embedded one, or the one the settings name. Gives the environment its programs need.
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import pg from "pg";
import { MigrationFault, migrate } from "#lib/db/migrate";
import { type Cluster, startCluster } from "#lib/host/embedded";
import { StartFault } from "#lib/host/fault";
import { secretsOf } from "#lib/host/home";
import { makeRoles } from "#lib/host/roles";
import type { Settings } from "#lib/host/settings";

export type Database = { env: Record<string, string>; embedded: boolean; stop(): Promise<void> };

const NAME = "countersign";
const SERVER_VERSION_MIN = 170000;

async function openEmbedded(home: string): Promise<Database> {
  const secrets = secretsOf(home);
  const cluster: Cluster = await startCluster(join(home, "postgres"), secrets.owner);
  const url = (role: keyof typeof secrets, database: string) =>
    `postgresql://countersign_${role}:${secrets[role]}@127.0.0.1:${cluster.port}/${database}`;
  const client = new pg.Client({ connectionString: url("owner", "postgres") });
  await client.connect();
  try {
    await makeRoles(client, { writer: secrets.writer, reader: secrets.reader });
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [NAME]);
    if (!rowCount) await client.query(`create database ${NAME}`);
  } finally {
    await client.end();
  }
  const env = {
    DATABASE_URL: url("writer", NAME),
    DATABASE_OWNER_URL: url("owner", NAME),
    DATABASE_READ_URL: url("reader", NAME),
  };
  return { env, embedded: true, stop: () => cluster.stop() };
}

function named({ DATABASE_URL, DATABASE_OWNER_URL, DATABASE_READ_URL }: Settings): Database {
  if (!DATABASE_URL || !DATABASE_OWNER_URL || !DATABASE_READ_URL)
    throw new StartFault("DATABASE_URL, DATABASE_OWNER_URL and DATABASE_READ_URL must be set together.");
  return { env: { DATABASE_URL, DATABASE_OWNER_URL, DATABASE_READ_URL }, embedded: false, stop: async () => undefined };
}

const host = (url: string) => new URL(url).host;

async function refuseOldServer(url: string) {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
  } catch {
    throw new StartFault(`The database at ${host(url)} (DATABASE_OWNER_URL) cannot be reached, or it refuses this user.`);
  }
  const { rows } = await client.query<{ version: number }>("select current_setting('server_version_num')::int as version");
  await client.end();
  const version = rows[0]?.version ?? 0;
  if (version < SERVER_VERSION_MIN)
    throw new StartFault(
      `The database at ${host(url)} is PostgreSQL ${Math.floor(version / 10000)}; Countersign needs 17 or newer.`,
    );
}

/** Starts or reaches the database, brings it to this program's schema, and gives the environment for the programs that use it. */
export async function openDatabase(settings: Settings, home: string): Promise<Database> {
  const database = settings.DATABASE_URL ? named(settings) : await openEmbedded(home);
  const owner = database.env.DATABASE_OWNER_URL ?? "";
  try {
    await refuseOldServer(owner);
    await migrate(owner);
  } catch (error) {
    await database.stop();
    if (error instanceof MigrationFault) throw new StartFault(error.message);
    throw error;
  }
  const evidence = settings.EVIDENCE_URL ?? pathToFileURL(`${resolve(home, "evidence")}/`).href;
  return { ...database, env: { ...database.env, EVIDENCE_URL: evidence } };
}
