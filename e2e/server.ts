// The installations that the journeys run on, one for each worker, so that no worker meets what another does: a demonstration made once
// on an empty folder and copied, taken down after the last journey.
import { execFileSync } from "node:child_process";
import type { FullConfig } from "@playwright/test";
import { emptyHome, lend, removeHome, startOn } from "./installation.ts";

const DEMONSTRATION = { COUNTERSIGN_DEMO: "on" };

/** COUNTERSIGN_TEST_URL names a product that runs already, for whoever writes a journey; otherwise they are started. */
export default async function start({ workers }: FullConfig) {
  if (process.env.COUNTERSIGN_TEST_URL) return;
  const first = emptyHome();
  await (await startOn(first, DEMONSTRATION)).stop();
  const homes = [first, ...Array.from({ length: workers - 1 }, emptyHome)];
  // Owners and modes stay as they are: under root the database belongs to a user of its own.
  for (const home of homes.slice(1)) execFileSync("cp", ["-a", `${first}/.`, home]);
  const installations = await Promise.all(homes.map((home) => startOn(home, DEMONSTRATION)));
  for (const [worker, { url }] of installations.entries()) lend(worker, { url, home: homes[worker] ?? first });
  return async () => {
    for (const { stop } of installations) await stop();
    for (const home of homes) removeHome(home);
  };
}
