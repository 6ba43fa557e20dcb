// Lets a command line verb reach the database: of what runs here, of the settings, or the embedded one started for the while.
import { openDatabase } from "#lib/host/database";
import { leaveHome, openHome, runningOn, takeHome } from "#lib/host/home";
import { readSettings } from "#lib/host/settings";

/** Sets the addresses in this process's environment. `open` gets at the database. The result ends what was started for it. */
export async function connect(open = openDatabase): Promise<() => Promise<void>> {
  const settings = readSettings(process.env);
  const home = openHome(settings.COUNTERSIGN_HOME);
  const running = settings.DATABASE_URL ? null : runningOn(home);
  if (running && Object.keys(running.env).length > 0) {
    Object.assign(process.env, running.env);
    return async () => undefined;
  }
  if (!settings.DATABASE_URL) await takeHome(home, settings.PORT);
  const database = await open(settings, home);
  Object.assign(process.env, database.env, { NEXTAUTH_URL: settings.NEXTAUTH_URL ?? `http://localhost:${settings.PORT}` });
  return async () => {
    await database.stop();
    if (database.embedded) leaveHome(home);
  };
}
