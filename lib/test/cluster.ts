// One throw-away PostgreSQL for a test run; every test file gets a database of its own, copied from a migrated template.
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { migrate } from "#lib/db/migrate";
import { startCluster } from "#lib/host/embedded";
import { makeRoles } from "#lib/host/roles";

declare module "vitest" {
  interface ProvidedContext {
    port: number;
  }
}

export const TEST_PASSWORD = "countersign-test";

export default async function setup(project: TestProject) {
  const dir = mkdtempSync(join(tmpdir(), "countersign-test-"));
  // The server runs as its own user under root and has to reach its folder.
  chmodSync(dir, 0o711);
  const cluster = await startCluster(join(dir, "postgres"), TEST_PASSWORD, {
    fsync: "off",
    synchronous_commit: "off",
    full_page_writes: "off",
    max_connections: "200",
  });
  const owner = `postgresql://countersign_owner:${TEST_PASSWORD}@127.0.0.1:${cluster.port}`;
  const client = new pg.Client({ connectionString: `${owner}/postgres` });
  await client.connect();
  await makeRoles(client, { writer: TEST_PASSWORD, reader: TEST_PASSWORD });
  await client.query("create database template_countersign");
  await migrate(`${owner}/template_countersign`);
  await client.end();
  project.provide("port", cluster.port);
  return async () => {
    await cluster.stop();
    rmSync(dir, { recursive: true, force: true });
  };
}
