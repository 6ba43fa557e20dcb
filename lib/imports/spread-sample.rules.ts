/** At most `most` of however many there are, spread evenly over all of them, the first among them. No chance is involved. */
export const spreadSample = <T>(most: number) => {
  let kept: T[] = [];
  let stride = 1;
  let seen = 0;
  return {
    add: (one: T): void => {
      if (seen % stride === 0) kept.push(one);
      seen += 1;
      if (kept.length <= most) return;
      kept = kept.filter((_, index) => index % 2 === 0);
      stride *= 2;
    },
    taken: (): readonly T[] => kept,
  };
};
