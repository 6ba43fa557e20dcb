import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";

const PASSWORD = "countersign-test";
const address = (role: string, database: string) =>
  `postgresql://countersign_${role}:${PASSWORD}@127.0.0.1:${inject("port")}/${database}`;

/** Runs SQL as the owner of the tables: for what only somebody with the keys to the server could do. */
export async function asOwner<T extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<T[]> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL });
  await client.connect();
  try {
    return (await client.query<T>(text, values)).rows;
  } finally {
    await client.end();
  }
}

const evidence = mkdtempSync(join(tmpdir(), "countersign-evidence-"));

beforeAll(async () => {
  const database = `t_${randomUUID().replaceAll("-", "")}`;
  const client = new pg.Client({ connectionString: address("owner", "postgres") });
  await client.connect();
  await client.query(`create database ${database} template template_countersign`);
  await client.end();
  process.env.DATABASE_URL = address("writer", database);
  process.env.DATABASE_OWNER_URL = address("owner", database);
  process.env.DATABASE_READ_URL = address("reader", database);
  process.env.EVIDENCE_URL = pathToFileURL(evidence).href;
});

afterAll(() => rmSync(evidence, { recursive: true, force: true }));
