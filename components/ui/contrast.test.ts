import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

// The tokens as they are written: each colour is light-dark(light, dark).
const css = readFileSync(new URL("../../app/globals.css", import.meta.url), "utf8");
const tokens = new Map(
  [...css.matchAll(/--color-([a-z0-9-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(([, name, light, dark]) => [
    name,
    { light, dark },
  ]),
);

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(hex: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  const [r = 0, g = 0, b = 0] = channels.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(ink: string, ground: string, theme: "light" | "dark"): number {
  const [one, two] = [ink, ground].map((name) => luminance(tokens.get(name)?.[theme] ?? "#000000"));
  const [high = 0, low = 0] = [one ?? 0, two ?? 0].toSorted((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

const grounds = ["bg", "surface", "sunken"];
const tones = ["accent", "bad", "warn", "good"];
const text = [
  ...grounds.flatMap((ground) => ["ink", "ink-2", "ink-3", ...tones].map((ink) => [ink, ground] as const)),
  ...tones.flatMap((tone) => [tone, "ink", "ink-2"].map((ink) => [ink, `${tone}-soft`] as const)),
  ...["accent", "accent-strong"].map((ground) => ["accent-ink", ground] as const),
  ...["bad", "bad-strong"].map((ground) => ["bad-ink", ground] as const),
];

test.each(["light", "dark"] as const)("every text colour has a contrast of 4.5:1 on every ground it stands on, %s", (theme) => {
  const weak = text.filter(([ink, ground]) => contrast(ink, ground, theme) < 4.5);
  expect(weak.map(([ink, ground]) => `${ink} on ${ground}: ${contrast(ink, ground, theme).toFixed(2)}`)).toEqual([]);
});

test.each(["light", "dark"] as const)("the edge of a control and the ring of the focus have a contrast of 3:1, %s", (theme) => {
  const weak = ["edge", "accent"].flatMap((line) => grounds.filter((ground) => contrast(line, ground, theme) < 3));
  expect(weak).toEqual([]);
});

test("every pair that is tested is made of tokens that exist", () => {
  const named = new Set([...text.flat(), "edge"]);
  expect([...named].filter((name) => !tokens.has(name))).toEqual([]);
});
