// Loaded into the server before anything else: what the framework prints becomes lines of the log like every other. Its faults are
// told at the terminal as well.
import { format, stripVTControlCharacters } from "node:util";
import { log } from "#lib/core/log";

const said = (words: unknown[]) => stripVTControlCharacters(format(...words)).trim();
const LEVELS = { log: "info", info: "info", warn: "warn", error: "error" } as const;

for (const [method, level] of Object.entries(LEVELS) as [keyof typeof LEVELS, (typeof LEVELS)[keyof typeof LEVELS]][]) {
  console[method] = (...words: unknown[]) => {
    const line = said(words);
    if (line === "") return;
    log[level]({ from: "framework" }, "%s", line);
    if (level === "error") process.stderr.write(`${line}\n`);
  };
}
