// Finds or gets the browser of the tests: one named or installed, else Playwright's, else Debian's.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { bin } from "./bootstrap.mjs";

const quiet = (command, args) => spawnSync(command, args, { stdio: "ignore", timeout: 600_000 }).status === 0;
const KNOWN = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Path of a Chromium, or undefined when Playwright's own is installed. Ends with a sentence when there is none to be had. */
export function chromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) return named;
  const installed = KNOWN.find((path) => existsSync(path));
  if (installed) return installed;
  console.log("Getting a browser for the tests …");
  if (quiet(bin("playwright"), ["install", "chromium"])) return undefined;
  if (process.getuid?.() === 0 && quiet("apt-get", ["update"]) && quiet("apt-get", ["install", "-y", "chromium"]))
    return KNOWN[0];
  console.error("The browser tests need Chromium. Install it and name it with CHROMIUM_PATH.");
  process.exit(1);
}
