// Writes the site into the folder named, which is made anew: npm run docs.
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { siteCopies, siteFiles } from "./site.ts";

const folder = process.argv[2];
if (!folder) throw new Error("the folder is missing");
rmSync(folder, { recursive: true, force: true });
const at = (path: string) => {
  const full = join(folder, path);
  mkdirSync(dirname(full), { recursive: true });
  return full;
};
const files = siteFiles();
for (const { path, text } of files) writeFileSync(at(path), text);
for (const [from, to] of siteCopies()) copyFileSync(from, at(to));
process.stdout.write(
  `${files.filter(({ path }) => path.endsWith(".html")).length} pages in ${folder}; open ${join(folder, "index.html")}\n`,
);
