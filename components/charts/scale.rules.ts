/** Where the marks of a chart stand. Pure arithmetic: sideways in percent, so that a chart is as wide as its place; upwards in pixels. */

/** A round step, so that about four lines reach up to `most`; counts have no halves. */
const stepFor = (most: number): number => {
  const rough = Math.max(1, most / 4);
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * ([1, 2, 5, 10].find((times) => times * power >= rough) ?? 10);
};

/** The lines across a chart, from nought to the first round number that nothing rises above. */
export function ticksFor(most: number): number[] {
  const step = stepFor(most);
  return Array.from({ length: Math.max(1, Math.ceil(most / step)) + 1 }, (_, n) => n * step);
}

export const topOf = (ticks: readonly number[]): number => ticks.at(-1) ?? 1;

/** What a mark leaves free to the one above it. */
const GAP = 1;
/** So that one among a thousand is still seen. */
const LEAST = 2;

export type Piece<Key> = { key: Key; value: number; start: number; size: number };

/** Values on top of each other, or behind each other, on `room`; nought takes no place. */
export function stack<Key>(values: readonly { key: Key; value: number }[], most: number, room: number): Piece<Key>[] {
  let start = 0;
  return values.flatMap(({ key, value }) => {
    if (value === 0) return [];
    const size = Math.max(LEAST, (value / most) * room - GAP);
    const piece = { key, value, start, size };
    start += size + GAP;
    return [piece];
  });
}

/** The middle of column `n` of `count`, in percent. */
export const middleOf = (n: number, count: number): number => ((n + 0.5) * 100) / count;

/** Steps of a tint: 0 for nothing, then 1 to 5 by the root, so that few beside very many are told apart. */
export const tintOf = (value: number, most: number): number =>
  value <= 0 ? 0 : Math.max(1, Math.min(5, Math.ceil(5 * Math.sqrt(value / Math.max(1, most)))));
