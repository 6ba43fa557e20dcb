import fc from "fast-check";
import { expect, test } from "vitest";
import { placeFor } from "./anchor.ts";

const size = (width: number, height: number) => ({ width, height });

test("a popup stands below its anchor, and above it where only there is room", () => {
  const window = size(1280, 900);
  expect(placeFor({ top: 100, bottom: 132, left: 200 }, size(350, 500), window)).toMatchObject({ top: 136, left: 200 });
  expect(placeFor({ top: 700, bottom: 732, left: 200 }, size(350, 500), window)).toMatchObject({ top: 196, left: 200 });
  expect(placeFor({ top: 100, bottom: 132, left: 1200 }, size(350, 500), window).left).toBe(922);
});

test("with room on neither side it is cut to the larger one; where both are too small it covers its anchor", () => {
  expect(placeFor({ top: 150, bottom: 182, left: 0 }, size(300, 600), size(1280, 600))).toEqual({
    top: 186,
    left: 8,
    maxHeight: 406,
  });
  expect(placeFor({ top: 400, bottom: 432, left: 0 }, size(300, 600), size(1280, 600))).toEqual({
    top: 8,
    left: 8,
    maxHeight: 388,
  });
  expect(placeFor({ top: 150, bottom: 182, left: 0 }, size(300, 600), size(640, 320))).toEqual({
    top: 8,
    left: 8,
    maxHeight: 304,
  });
});

test("it is in the window whatever the window, also when its anchor was scrolled away", () => {
  const sides = fc.record({ top: fc.integer({ min: -2000, max: 3000 }), left: fc.integer({ min: -100, max: 2000 }) });
  const popups = fc.record({ width: fc.integer({ min: 100, max: 344 }), height: fc.integer({ min: 20, max: 2000 }) });
  const windows = fc.record({ width: fc.integer({ min: 360, max: 2000 }), height: fc.integer({ min: 250, max: 1400 }) });
  fc.assert(
    fc.property(sides, popups, windows, ({ top, left }, popup, window) => {
      const place = placeFor({ top, bottom: top + 32, left }, popup, window);
      const height = Math.min(popup.height, place.maxHeight);
      expect(height).toBeGreaterThan(0);
      expect(place.top).toBeGreaterThanOrEqual(8);
      expect(place.top + height).toBeLessThanOrEqual(window.height - 8);
      expect(place.left).toBeGreaterThanOrEqual(8);
      expect(place.left + popup.width).toBeLessThanOrEqual(window.width - 8);
    }),
  );
});
