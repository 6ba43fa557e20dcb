// What the database is, and whether it is the one this program expects: version, settings, roles, migrations, guards.
import pg from "pg";
import { type MigrationState, migrationState, migrationsIn } from "#lib/db/migration-state";
import { each, type Finding, fault, well } from "#lib/host/finding";
import { checkCatalogue } from "#lib/ledger/catalogue";

const SHOWN = 10;
const SERVER_VERSION_MIN = 170000;

type Facts = {
  version: number;
  name: string;
  encoding: string;
  checksums: string;
  prepared: string;
  fsync: string;
  pages: string;
  commit: string;
};

const FACTS = `
  select current_setting('server_version_num')::int as version, current_setting('server_version') as name, pg_encoding_to_char(d.encoding) as encoding,
    current_setting('data_checksums') as checksums, current_setting('max_prepared_transactions') as prepared, current_setting('fsync') as fsync,
    current_setting('full_page_writes') as pages, current_setting('synchronous_commit') as commit
  from pg_database d where d.datname = current_database()`;

const shortfalls = (facts: Facts): [string, string][] => {
  const asked: [boolean, string, string][] = [
    [facts.version < SERVER_VERSION_MIN, `It is PostgreSQL ${facts.name}.`, "Countersign needs PostgreSQL 17 or newer."],
    [facts.encoding !== "UTF8", `Its encoding is ${facts.encoding}.`, "Make a database with the encoding UTF8."],
    [
      facts.checksums !== "on",
      "Pages have no checksums: bytes that went bad on the disk would not be noticed.",
      "Stop the server and run pg_checksums --enable on its data.",
    ],
    [
      facts.prepared !== "0",
      `max_prepared_transactions is ${facts.prepared}: a transaction somebody prepared and forgot keeps the ledger from being sealed.`,
      "Set max_prepared_transactions = 0 and restart the server.",
    ],
    [facts.fsync !== "on", "fsync is off: a crash may lose what was acknowledged, or the database.", "Set fsync = on."],
    [facts.pages !== "on", "full_page_writes is off: a crash may leave torn pages.", "Set full_page_writes = on."],
    [
      facts.commit === "off",
      "synchronous_commit is off: a crash may lose what was acknowledged.",
      "Set synchronous_commit = on for this database and its roles.",
    ],
  ];
  return asked.flatMap(([is, said, todo]) => (is ? [[said, todo] as [string, string]] : []));
};

export async function serverFindings(client: pg.ClientBase): Promise<Finding[]> {
  const [facts] = (await client.query<Facts>(FACTS)).rows;
  if (!facts) return [];
  return each("database", shortfalls(facts), `PostgreSQL ${facts.name}, UTF8, with checksums; what is acknowledged is on disk.`);
}

const AGAIN = "Set the address to the role prisma/roles.sql makes, and run that file where the role is not there.";
type Who = { who: string; superuser: boolean; readOnly: boolean; isLimited: boolean };

const WHO = `
  select current_user as who, r.rolsuper as superuser, current_setting('default_transaction_read_only') = 'on' as "readOnly",
    current_setting('statement_timeout') <> '0' and current_setting('lock_timeout') <> '0' as "isLimited" from pg_roles r where r.rolname = current_user`;

async function whoIs(url: string): Promise<Who | undefined> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    return (await client.query<Who>(WHO)).rows[0];
  } finally {
    await client.end();
  }
}

/** Each address leads to the role it is meant for. What the roles may do is part of the guards. */
export async function roleFindings(writerUrl: string, readerUrl: string): Promise<Finding[]> {
  const [writer, reader] = [await whoIs(writerUrl), await whoIs(readerUrl)];
  const faults: [string, string][] = [];
  if (writer?.who !== "countersign_writer")
    faults.push([`DATABASE_URL signs in as ${writer?.who}, not countersign_writer.`, AGAIN]);
  if (reader?.who !== "countersign_reader")
    faults.push([`DATABASE_READ_URL signs in as ${reader?.who}, not countersign_reader.`, AGAIN]);
  if (reader && !reader.readOnly)
    faults.push([
      "The reader may begin transactions that write.",
      "As administrator: alter role countersign_reader set default_transaction_read_only = on",
    ]);
  for (const role of [writer, reader])
    if (role && !role.isLimited)
      faults.push([
        `A statement of ${role.who} may take, or wait, for ever where a pooler stands between.`,
        "As administrator: the lines of prisma/roles.sql about statement_timeout and lock_timeout.",
      ]);
  return each("roles", faults, "writer and reader sign in as the roles meant for them.");
}

const BACKUP = "Restore the database from a backup made before, or run the program it belongs to.";

const migrationFaults = ({ missing, unknown, changed, unfinished }: MigrationState): [string, string][] => [
  ...missing.map(({ name }): [string, string] => [`${name} is missing.`, "Start Countersign: a start applies what is missing."]),
  ...unknown.map((name): [string, string] => [`${name} is of a newer program.`, "Run the newer program (docs/upgrade.md)."]),
  ...changed.map((name): [string, string] => [`${name} was applied with another text than this program's.`, BACKUP]),
  ...unfinished.map((name): [string, string] => [`${name} failed halfway.`, "Read its log in _prisma_migrations."]),
];

export async function migrationFindings(client: pg.ClientBase): Promise<Finding[]> {
  const known = migrationsIn();
  return each(
    "migrations",
    migrationFaults(await migrationState(client, known)),
    `all ${known.length} are applied, and no other.`,
  );
}

const PUT_BACK = "Find out who changed it and why, then put it back as prisma/migrations makes it; until then nothing is proven.";
const told = (facts: readonly string[], how: string): [string, string][] => [
  ...facts.slice(0, SHOWN).map((fact): [string, string] => [`${how}: ${fact}`, PUT_BACK]),
  ...(facts.length > SHOWN ? [[`${how}: ${facts.length - SHOWN} more.`, PUT_BACK] as [string, string]] : []),
];

/** Triggers, functions, constraints and rights as this program expects them. */
export async function guardFindings(pool: pg.Pool): Promise<Finding[]> {
  const { missing, unexpected, withoutDdlTrigger } = await checkCatalogue(pool);
  const faults = [...told(missing, "Missing or changed"), ...told(unexpected, "Not ours")];
  const rest = withoutDdlTrigger ? " Changes of the schema itself are not captured on this server (docs/ledger.md)." : "";
  return each("guards", faults, `every trigger, function, constraint and right is as expected.${rest}`);
}

/** The one fault that keeps everything else from being looked at. */
export const unreachable = (error: unknown): Finding =>
  fault("database", error instanceof Error ? error.message : String(error), "Start it, or correct the address; then look again.");

export const reachable = (host: string): Finding => well("database", `${host} answers.`);
