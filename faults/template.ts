// The first start of all, as a newcomer makes it; its home, stopped cleanly, is what the tests copy, and is left at DEMONSTRATION_HOME for
// the journeys that follow, if that names a folder.
import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { freePort } from "#lib/host/port";
import { Product } from "./product";
import { mayMount } from "./small-disk";

declare module "vitest" {
  interface ProvidedContext {
    template: string;
    mayMount: boolean;
    firstStart: { lines: string[]; code: number | null; left: number[] };
  }
}

export default async function setup(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), "countersign-faults-"));
  chmodSync(folder, 0o711);
  const home = join(folder, "home");
  const product = new Product({ COUNTERSIGN_HOME: home, PORT: String(await freePort()) }, ["npm", "start"]);
  await product.ready();
  const stopped = await product.stop();
  if (process.env.DEMONSTRATION_HOME) execFileSync("cp", ["-a", home, process.env.DEMONSTRATION_HOME]);
  project.provide("template", home);
  project.provide("mayMount", mayMount(folder));
  project.provide("firstStart", { lines: product.lines, ...stopped });
  return () => rmSync(folder, { recursive: true, force: true });
}
