// What PostgreSQL's own programs complain of, as one sentence for the person at the terminal.
import { closeSync, existsSync, openSync, readSync, statSync } from "node:fs";
import { FullDisk, StartFault } from "#lib/host/fault";

const TAIL_BYTES = 4000;

/** The end of what was written to a file after the byte `from`. */
function since(file: string, from: number): string {
  if (!existsSync(file)) return "";
  const size = statSync(file).size;
  const bytes = Buffer.alloc(Math.min(TAIL_BYTES, Math.max(0, size - from)));
  const open = openSync(file, "r");
  readSync(open, bytes, 0, bytes.length, size - bytes.length);
  closeSync(open);
  return bytes.toString("utf8");
}

/** All that was said about a failure: by the program that failed, and in its log from the byte `from` on. */
export const wordsOf = (error: unknown, log = "", from = 0): string => {
  const { stderr, stdout, message } = error as { stderr?: string; stdout?: string; message?: string };
  return `${stderr ?? ""}\n${stdout ?? ""}\n${message ?? ""}\n${since(log, from)}`;
};

/** `log` is where to read on when no sentence fits. */
export function explain(words: string, dir: string, log: string): StartFault {
  if (/No space left on device|ENOSPC/.test(words))
    return new FullDisk(`The disk that holds ${dir} is full. Free some space and start again; nothing was lost.`);
  if (/Read-only file system|Permission denied|EROFS|EACCES|EPERM/.test(words))
    return new StartFault(`The folder ${dir} cannot be written. Set COUNTERSIGN_HOME to a folder that can.`);
  if (/incompatible with server|was initialized by PostgreSQL version/.test(words))
    return new StartFault(`The data in ${dir} belongs to another major version of PostgreSQL. It was left alone.`);
  return new StartFault(
    `The embedded PostgreSQL did not start. ${log === "" ? words.trim().split("\n")[0] : `Its log is ${log}.`}`,
  );
}
