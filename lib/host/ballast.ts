// Room kept beside the embedded database as a file of no content: what is given up when the disk is full and PostgreSQL cannot get
// up without a little of it.
import { randomFillSync } from "node:crypto";
import { existsSync, rmSync } from "node:fs";
import { open, rename } from "node:fs/promises";
import { dirname, join } from "node:path";
import { roomAt } from "#lib/core/room";
import { ballastOf, hasRoomForBallast, MEGABYTE } from "#lib/core/room.rules";

/** On the volume of the data, and not among it: no backup needs it. */
const fileOf = (data: string) => join(dirname(data), "ballast");

/** Bytes that no file system makes smaller, in a file that is there whole or not at all. */
async function write(file: string, size: number): Promise<void> {
  const made = `${file}.new`;
  const block = Buffer.alloc(MEGABYTE);
  const writing = await open(made, "w", 0o600);
  try {
    for (let written = 0; written < size; written += block.length) await writing.write(randomFillSync(block));
    await writing.sync();
    await rename(made, file);
  } finally {
    await writing.close();
    rmSync(made, { force: true });
  }
}

/** Makes the ballast when there is none and room for it. */
export async function keepBallast(data: string): Promise<void> {
  if (existsSync(fileOf(data))) return;
  const room = await roomAt(data);
  if (hasRoomForBallast(room)) await write(fileOf(data), ballastOf(room.size));
}

/** Gives the room back. False when there was nothing to give. */
export function dropBallast(data: string): boolean {
  if (!existsSync(fileOf(data))) return false;
  rmSync(fileOf(data), { force: true });
  return true;
}
