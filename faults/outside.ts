// A PostgreSQL of an organisation's own: a second server, set up by its administrator as docs/operations.md and prisma/roles.sql say.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { onTestFinished } from "vitest";
import { startCluster } from "#lib/host/embedded";
import { secretsOf } from "#lib/host/home";
import { Line } from "./line";
import { aFolder, copyOf, type Product } from "./product";

export type Addresses = { DATABASE_URL: string; DATABASE_OWNER_URL: string; DATABASE_READ_URL: string };

export async function query<T extends pg.QueryResultRow>(url: string, text: string, values: unknown[] = []): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** Whoever runs the server; no program of the product ever signs in as this. */
const ADMINISTRATOR = "countersign_owner";
const ADMINISTRATOR_PASSWORD = "administrator";

/** The address of the owner of an embedded database that runs. */
export const ownerOf = ({ home }: Product): string =>
  JSON.parse(readFileSync(join(home, "running.json"), "utf8")).env.DATABASE_OWNER_URL;

/** The database of this owner for the administrator of its server. */
export const administratorOf = (owner: string): string =>
  Object.assign(new URL(owner), { username: ADMINISTRATOR, password: ADMINISTRATOR_PASSWORD }).href;

/** An empty database `governance`, its owner no superuser, and the roles of prisma/roles.sql, whose psql variables are filled in. */
export async function anOutsideDatabase(): Promise<Addresses> {
  const cluster = await startCluster(join(aFolder(), "postgres"), ADMINISTRATOR_PASSWORD);
  onTestFinished(() => cluster.stop());
  const at = (role: string, password: string, database: string) =>
    `postgresql://${role}:${password}@127.0.0.1:${cluster.port}/${database}`;
  const administrator = at(ADMINISTRATOR, ADMINISTRATOR_PASSWORD, "postgres");
  const roles = readFileSync("prisma/roles.sql", "utf8").replace(/:'(\w+)_password'/g, "'$1'");
  await query(administrator, roles);
  await query(administrator, "create role governance_migrations login password 'migrations'");
  await query(administrator, "create database governance owner governance_migrations");
  return {
    DATABASE_URL: at("countersign_writer", "writer", "governance"),
    DATABASE_OWNER_URL: at("governance_migrations", "migrations", "governance"),
    DATABASE_READ_URL: at("countersign_reader", "reader", "governance"),
  };
}

/** `owner` is an address past the line, `cluster` the home its server runs on. */
export type Outside = { line: Line; env: Addresses; owner: string; cluster: string };

/** The demonstration on a server of its own, and a line to it that can be broken. */
export async function demonstrationOutside(template: string): Promise<Outside> {
  const home = copyOf(template, aFolder());
  const secrets = secretsOf(home);
  const cluster = await startCluster(join(home, "postgres"), secrets.owner);
  onTestFinished(() => cluster.stop());
  const line = await Line.to(cluster.port);
  onTestFinished(() => line.close());
  const at = (role: "owner" | "writer" | "reader", port: number) =>
    `postgresql://countersign_${role}:${secrets[role]}@127.0.0.1:${port}/countersign`;
  const env = {
    DATABASE_URL: at("writer", line.port),
    DATABASE_OWNER_URL: at("owner", line.port),
    DATABASE_READ_URL: at("reader", line.port),
  };
  return { line, env, owner: at("owner", cluster.port), cluster: home };
}
