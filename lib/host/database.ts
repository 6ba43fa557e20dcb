// The database this process works on: the embedded one, or the one the settings name. Gives the environment its programs need.
import { accessSync, constants, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
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
const REACH_MS = 10_000;

async function openEmbedded(home: string): Promise<Database> {
  const secrets = secretsOf(home);
  const folder = join(home, "postgres");
  const cluster: Cluster = await startCluster(folder, secrets.owner);
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
    COUNTERSIGN_INTERNAL_DATA: folder,
  };
  return { env, embedded: true, stop: () => cluster.stop() };
}

function named({ DATABASE_URL, DATABASE_OWNER_URL, DATABASE_READ_URL }: Settings): Database {
  if (!DATABASE_URL || !DATABASE_OWNER_URL || !DATABASE_READ_URL)
    throw new StartFault("DATABASE_URL, DATABASE_OWNER_URL and DATABASE_READ_URL must be set together.");
  return { env: { DATABASE_URL, DATABASE_OWNER_URL, DATABASE_READ_URL }, embedded: false, stop: async () => undefined };
}

type Address = "DATABASE_URL" | "DATABASE_OWNER_URL" | "DATABASE_READ_URL";

async function serverVersion(name: Address, url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: REACH_MS });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ version: number }>("select current_setting('server_version_num')::int as version");
    return rows[0]?.version ?? 0;
  } catch {
    throw new StartFault(`The database at ${new URL(url).host} (${name}) cannot be reached, or it refuses this user.`);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Each address leads to a server of an age that is known, as a user it lets in. */
async function refuseUnfit(env: Record<string, string>) {
  for (const name of ["DATABASE_OWNER_URL", "DATABASE_URL", "DATABASE_READ_URL"] as const) {
    const url = env[name] ?? "";
    const version = await serverVersion(name, url);
    if (version < SERVER_VERSION_MIN)
      throw new StartFault(
        `The database at ${new URL(url).host} (${name}) is PostgreSQL ${Math.floor(version / 10000)}; Countersign needs 17 or newer.`,
      );
  }
}

/** Evidence is kept where it can be written: found out now, and not by whoever uploads first. */
function evidenceIn(settings: Settings, home: string): string {
  const url = settings.EVIDENCE_URL ?? pathToFileURL(`${resolve(home, "evidence")}/`).href;
  try {
    mkdirSync(fileURLToPath(url), { recursive: true, mode: 0o700 });
    accessSync(fileURLToPath(url), constants.W_OK);
  } catch {
    throw new StartFault(`The folder at ${url} cannot be written. Set EVIDENCE_URL to one that can.`);
  }
  return url;
}

/** Starts or reaches the database as it is, and gives the environment for the programs that use it. */
export async function reachDatabase(settings: Settings, home: string): Promise<Database> {
  const evidence = evidenceIn(settings, home);
  const database = settings.DATABASE_URL ? named(settings) : await openEmbedded(home);
  try {
    await refuseUnfit(database.env);
  } catch (error) {
    await database.stop();
    throw error;
  }
  return { ...database, env: { ...database.env, EVIDENCE_URL: evidence } };
}

/** The same, brought to this program's schema. */
export async function openDatabase(settings: Settings, home: string): Promise<Database> {
  const database = await reachDatabase(settings, home);
  try {
    await migrate(database.env.DATABASE_OWNER_URL ?? "");
    return database;
  } catch (error) {
    await database.stop();
    if (error instanceof MigrationFault) throw new StartFault(error.message);
    throw error;
  }
}
