// Every file that runs in the product, and no test: for what must be nowhere in it.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const FOLDERS = ["lib", "app", "components"];
const runs = (file: string) => /\.tsx?$/.test(file) && !/\.test\.|\.fixture\.|(^|\/)test\/|\/generated\//.test(file);
const files = ["proxy.ts", "instrumentation-client.ts"].concat(
  FOLDERS.flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => join(folder, file))),
);

export const sources = files.filter(runs).map((file) => ({ file, text: readFileSync(file, "utf8") }));
