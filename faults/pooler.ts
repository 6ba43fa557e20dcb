// PgBouncer in transaction mode between the product and its database, where the machine has one (1.21 or newer): on the path, or as
// PGBOUNCER=/path/to/it.
import { spawn } from "node:child_process";
import { chmodSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { freePort } from "#lib/host/port";
import type { Addresses } from "./outside";
import { PGBOUNCER } from "./peers";
import { until } from "./processes";
import { aFolder } from "./product";

/** Fewer connections to the database than a product opens: they are shared, statement by statement and transaction by transaction. */
const POOL_SIZE = 6;

const listens = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, "127.0.0.1", () => resolve(true)).on("error", () => resolve(false));
    socket.once("close", () => undefined).end();
  });

/** The same addresses through a pooler; the owner's goes past it, as docs/production.md says. */
export async function throughPooler(addresses: Addresses): Promise<Addresses> {
  const port = await freePort();
  const folder = aFolder();
  const [file, users] = [join(folder, "pgbouncer.ini"), join(folder, "users.txt")];
  const [writer, reader] = [new URL(addresses.DATABASE_URL), new URL(addresses.DATABASE_READ_URL)];
  writeFileSync(users, [writer, reader].map(({ username, password }) => `"${username}" "${password}"\n`).join(""));
  const settings = {
    listen_addr: "127.0.0.1",
    listen_port: port,
    unix_socket_dir: "",
    auth_type: "scram-sha-256",
    auth_file: users,
    pool_mode: "transaction",
    default_pool_size: POOL_SIZE,
    max_client_conn: 400,
    max_prepared_statements: 500,
    // A pooler has no connection of which a client could say how long its statements may take; the roles say it (prisma/roles.sql).
    ignore_startup_parameters: "statement_timeout, lock_timeout",
    // A connection that breaks is tried again at once, as the database comes back at once.
    server_login_retry: 0,
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}`);
  const database = `* = host=${writer.hostname} port=${writer.port}`;
  writeFileSync(file, ["[databases]", database, "[pgbouncer]", ...lines, ""].join("\n"));
  // It refuses to be root.
  for (const path of [folder, file, users]) chmodSync(path, 0o755);
  const user = process.getuid?.() === 0 ? ["-u", "nobody"] : [];
  const pooler = spawn(PGBOUNCER, ["-q", ...user, file], { stdio: "ignore" });
  onTestFinished(() => void pooler.kill("SIGINT"));
  await until("the pooler listens", () => listens(port));
  const through = (address: URL) => {
    const same = new URL(address);
    same.port = String(port);
    return same.href;
  };
  return { ...addresses, DATABASE_URL: through(writer), DATABASE_READ_URL: through(reader) };
}
