import { statfs } from "node:fs/promises";
import type { Room } from "#lib/core/room.rules";

/** The volume that holds this folder, and what programs like ours may still take of it. */
export async function roomAt(folder: string): Promise<Room> {
  const { bavail, blocks, bsize } = await statfs(folder);
  return { free: bavail * bsize, size: blocks * bsize };
}
