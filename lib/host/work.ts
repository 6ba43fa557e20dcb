// A worker in a process of its own, beside what runs on this machine's folder or on the database the settings name.
import { openDatabase } from "#lib/host/database";
import { StartFault } from "#lib/host/fault";
import { openHome, runningOn } from "#lib/host/home";
import { readSettings } from "#lib/host/settings";

const LOOK_MS = 2_000;

/** An embedded database ends with the product that started it, and this worker with it. */
function endWith(home: string, pid: number) {
  setInterval(() => {
    if (runningOn(home)?.pid === pid) return;
    console.error(`Countersign on ${home} ended, and so does this worker.`);
    process.kill(process.pid, "SIGTERM");
  }, LOOK_MS).unref();
}

async function environment(): Promise<Record<string, string>> {
  const settings = readSettings(process.env);
  const home = openHome(settings.COUNTERSIGN_HOME);
  if (settings.DATABASE_URL) return (await openDatabase(settings, home)).env;
  const running = runningOn(home);
  if (!running || Object.keys(running.env).length === 0)
    throw new StartFault(
      `Nothing runs on ${home} yet. Run npm start first, or set DATABASE_URL to the database this worker is for.`,
    );
  endWith(home, running.pid);
  return running.env;
}

try {
  Object.assign(process.env, await environment());
  await import("#lib/worker");
} catch (error) {
  console.error(error instanceof StartFault ? error.message : error);
  process.exit(1);
}
