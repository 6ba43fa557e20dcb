import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The version of this program, as its package states it. */
export const version: string = (JSON.parse(readFileSync(join(process.cwd(), "package.json"), "utf8")) as { version: string })
  .version;
