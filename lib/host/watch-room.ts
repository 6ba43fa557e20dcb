// The supervisor's watch over the volume of the embedded database: it tells whoever runs the machine, and keeps the ballast. That
// nothing is written meanwhile is decided by each process for itself (lib/core/read-only).
import { setTimeout as sleep } from "node:timers/promises";
import { roomAt } from "#lib/core/room";
import { enough, isShort, megabytes, needed } from "#lib/core/room.rules";
import { keepBallast } from "#lib/host/ballast";

const LOOK_MS = 1_000;

/** Looks until `signal` aborts. */
export async function watchRoom(data: string, signal: AbortSignal): Promise<void> {
  let short = false;
  while (!signal.aborted) {
    const room = await roomAt(data).catch(() => null);
    const is: boolean = room !== null && isShort(room, short);
    if (room && is && !short)
      console.error(
        `The disk that holds ${data} has ${megabytes(room.free)} free and has to keep ${megabytes(needed(room.size))}: Countersign is read-only until you free some space (${megabytes(enough(room.size))} are enough).`,
      );
    if (short && !is) console.error("There is room on the disk again: Countersign takes changes.");
    short = is;
    if (!short) await keepBallast(data).catch(() => undefined);
    await sleep(LOOK_MS, undefined, { signal, ref: false }).catch(() => undefined);
  }
}
