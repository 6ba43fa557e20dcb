// Token buckets: each name may take `perSecond` a second for ever, and `burst` at once after a rest. Kept in this process alone
// (docs/decisions/0013): it protects the process, and N processes let through N times as much.
type Bucket = { left: number; at: number };

/** More names than this are not remembered; the longest untouched are forgotten, which is as good as rested. */
const NAMES_MAX = 10_000;

export class Buckets {
  private readonly buckets = new Map<string, Bucket>();
  private readonly perSecond: number;
  private readonly burst: number;

  constructor(perSecond: number, burst: number) {
    this.perSecond = perSecond;
    this.burst = burst;
  }

  /** Takes one. Gives 0, or in how many whole seconds there is one again. `now` in milliseconds. */
  take(name: string, now: number): number {
    const before = this.buckets.get(name) ?? { left: this.burst, at: now };
    const left = Math.min(this.burst, before.left + (Math.max(0, now - before.at) / 1000) * this.perSecond);
    const taken = left >= 1;
    // Set anew, so that the first of the map is the one longest untouched.
    this.buckets.delete(name);
    this.buckets.set(name, { left: taken ? left - 1 : left, at: now });
    if (this.buckets.size > NAMES_MAX) this.forget();
    return taken ? 0 : Math.max(1, Math.ceil((1 - left) / this.perSecond));
  }

  /** Half at once, which is cheaper than one each time. */
  private forget() {
    for (const name of [...this.buckets.keys()].slice(0, NAMES_MAX / 2)) this.buckets.delete(name);
  }
}
