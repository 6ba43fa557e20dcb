import { readFileSync } from "node:fs";
import { join } from "node:path";

const kept: { words?: ReadonlySet<string> } = {};

/** The commonest passwords and the words that others are made of, in lower case (common-passwords.txt). */
export const commonest = (): ReadonlySet<string> => {
  kept.words ??= new Set(
    readFileSync(join(process.cwd(), "lib", "people", "common-passwords.txt"), "utf8")
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#")),
  );
  return kept.words;
};
