// How much of its volume the database must find free. Pure; docs/decisions/0010-read-only-when-short-of-room.md says why so much.

/** Bytes of a volume. */
export type Room = { free: number; size: number };

export const MEGABYTE = 1024 * 1024;

/** A tenth of the volume and no more than a gigabyte, yet four segments of PostgreSQL's log: what it writes at one moment fits. */
export const needed = (size: number): number => Math.max(64 * MEGABYTE, Math.min(size / 10, 1024 * MEGABYTE));

/** Once it ran short, more has to come free than was missing: at the edge the answer would change with every write. */
export const enough = (size: number): number => needed(size) * 1.25;

export const isShort = ({ free, size }: Room, wasShort: boolean): boolean => free < (wasShort ? enough(size) : needed(size));

/** Room kept as a file, given up when the database cannot get up without. Never more than what has to be free. */
export const ballastOf = (size: number): number =>
  Math.round(Math.min(64 * MEGABYTE, Math.max(32 * MEGABYTE, size / 8)) / MEGABYTE) * MEGABYTE;

/** Whether a ballast may be made: what is left beside it must not be short. */
export const hasRoomForBallast = ({ free, size }: Room): boolean => free - ballastOf(size) >= enough(size);

export const megabytes = (bytes: number): string => `${Math.floor(bytes / MEGABYTE)} MB`;
