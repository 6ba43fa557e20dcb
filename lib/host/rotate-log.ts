// Logs that fill no disk: a file that has grown is moved aside, over the one before, and goes on empty.
import { chown, copyFile, stat, truncate } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { MEGABYTE } from "#lib/core/room.rules";

const LOOK_MS = 10_000;
const SIZE_MAX = 32 * MEGABYTE;

/**
 * The program that writes keeps the file open to append, so it is emptied and not replaced; what is written between the copy and
 * that is lost. Where there is no room for the copy all stays as it is.
 */
export async function rotate(file: string, sizeMax = SIZE_MAX): Promise<void> {
  const { size, uid, gid } = await stat(file);
  if (size <= sizeMax) return;
  await copyFile(file, `${file}.1`);
  await chown(`${file}.1`, uid, gid);
  await truncate(file);
}

/** Looks after these files, there or not, until `signal` aborts. */
export async function rotateLogs(files: readonly string[], signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    for (const file of files) await rotate(file).catch(() => undefined);
    await sleep(LOOK_MS, undefined, { signal, ref: false }).catch(() => undefined);
  }
}
