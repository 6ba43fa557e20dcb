// The installations that the journeys run on, one for each worker, so that no worker meets what another does: copies of one
// demonstration, taken down after the last journey.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import type { FullConfig } from "@playwright/test";
import { emptyHome, lend, removeHome, startOn } from "./installation.ts";

const DEMONSTRATION = { COUNTERSIGN_DEMO: "on" };

/** The home of a demonstration that stands still: the one at DEMONSTRATION_HOME, or one that is made here, in an empty folder. */
async function demonstrationIn(empty: string): Promise<string> {
  const made = process.env.DEMONSTRATION_HOME;
  if (made && existsSync(made)) return made;
  await (await startOn(empty, DEMONSTRATION)).stop();
  return empty;
}

/** COUNTERSIGN_TEST_URL names a product that runs already, for whoever writes a journey; otherwise they are started. */
export default async function start({ workers }: FullConfig) {
  if (process.env.COUNTERSIGN_TEST_URL) return;
  const homes = Array.from({ length: workers }, emptyHome);
  const demonstration = await demonstrationIn(homes[0] ?? "");
  // Owners and modes stay as they are: under root the database belongs to a user of its own.
  for (const home of homes) if (home !== demonstration) execFileSync("cp", ["-a", `${demonstration}/.`, home]);
  const installations = await Promise.all(homes.map((home) => startOn(home, DEMONSTRATION)));
  for (const [worker, { url }] of installations.entries()) lend(worker, { url, home: homes[worker] ?? "" });
  return async () => {
    for (const { stop } of installations) await stop();
    for (const home of homes) removeHome(home);
  };
}
