// The installation that all journeys share: a demonstration on an empty folder, taken down after the last journey.
import { emptyHome, removeHome, startOn } from "./installation.ts";

/** COUNTERSIGN_TEST_URL names a product that runs already, for whoever writes a journey; otherwise one is started. */
export default async function start() {
  if (process.env.COUNTERSIGN_TEST_URL) return;
  const home = emptyHome();
  const { url, stop } = await startOn(home, { COUNTERSIGN_DEMO: "on" });
  process.env.COUNTERSIGN_TEST_URL = url;
  process.env.COUNTERSIGN_TEST_HOME = home;
  return async () => {
    await stop();
    removeHome(home);
  };
}
