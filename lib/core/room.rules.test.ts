import { expect, test } from "vitest";
import { ballastOf, enough, hasRoomForBallast, isShort, MEGABYTE, needed } from "#lib/core/room.rules";

const GIGABYTE = 1024 * MEGABYTE;

test.each([
  ["a small disk", 300 * MEGABYTE, 64 * MEGABYTE],
  ["a disk of five gigabytes", 5 * GIGABYTE, 512 * MEGABYTE],
  ["a large and rather full disk", 2048 * GIGABYTE, GIGABYTE],
])("%s is short below its own limit", (_what, size, limit) => {
  expect(needed(size)).toBe(limit);
  expect(isShort({ size, free: limit }, false)).toBe(false);
  expect(isShort({ size, free: limit - 1 }, false)).toBe(true);
});

test("once short it stays so until a quarter more than that is free", () => {
  const size = 5 * GIGABYTE;
  expect(isShort({ size, free: needed(size) * 1.2 }, true)).toBe(true);
  expect(isShort({ size, free: enough(size) }, true)).toBe(false);
});

test.each([64 * MEGABYTE, 300 * MEGABYTE, GIGABYTE, 100 * GIGABYTE])(
  "with the ballast of a volume of %d bytes given up, it is still short",
  (size) => {
    expect(isShort({ size, free: ballastOf(size) - 1 }, false)).toBe(true);
  },
);

test("a ballast is made only where the rest is enough", () => {
  const size = 300 * MEGABYTE;
  const room = enough(size) + ballastOf(size);
  expect(hasRoomForBallast({ size, free: room })).toBe(true);
  expect(hasRoomForBallast({ size, free: room - 1 })).toBe(false);
});
