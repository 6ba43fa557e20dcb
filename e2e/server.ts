// Starts the product as a newcomer would, on an empty folder of its own, and takes it down after the last journey.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(address && typeof address === "object" ? address.port : 0));
    });
  });

const ready = (child: ChildProcess) =>
  new Promise<void>((resolve, reject) => {
    if (!child.stdout) return reject(new Error("no output"));
    createInterface(child.stdout).on("line", (line) => line.startsWith("Countersign is ready") && resolve());
    child.once("exit", (code) => reject(new Error(`the product ended with ${code} before it was ready`)));
  });

/** COUNTERSIGN_TEST_URL names a product that runs already, for whoever writes a journey; otherwise one is started. */
export default async function start() {
  if (process.env.COUNTERSIGN_TEST_URL) return;
  const home = mkdtempSync(join(tmpdir(), "countersign-e2e-"));
  const port = await freePort();
  const node = process.env.PINNED_NODE ?? process.execPath;
  const child = spawn(node, ["--disable-warning=ExperimentalWarning", "lib/host/start.ts"], {
    env: { ...process.env, COUNTERSIGN_HOME: home, PORT: String(port), COUNTERSIGN_DEMO: "on" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await ready(child);
  process.env.COUNTERSIGN_TEST_URL = `http://localhost:${port}`;
  process.env.COUNTERSIGN_TEST_HOME = home;
  return async () => {
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    await ended;
    rmSync(home, { recursive: true, force: true });
  };
}
