// The long run, in short: W19. Reads, changes and signatures at a fixed rate; slower at its end, larger, or wrong at any time?
import { modelAt } from "../blueprint.ts";
import { atMost, type Found, told, type Workload } from "../finding.ts";
import { type Act, open, type Rate } from "../measure.ts";
import { moving } from "../moving.ts";
import { megabytesOf } from "../processes.ts";
import { signing } from "../signing.ts";
import type { Site } from "../site.ts";
import { slope } from "../statistics.ts";

const PER_SECOND = 20;
/** Of so many acts one is a change and one a signature or its taking back: reads to writes are seven to one. */
const ROUND = 16;
const THIRDS = 3;
/** A server that has just started compiles what it is asked first. */
const WARMING_SECONDS = 15;

const LISTS = ["/api/v1/models", "/api/v1/portfolio", "/api/v1/models?q=forecast&limit=20", "/models?limit=20", "/api/v1/units"];

const reads =
  (site: Site): Act =>
  (n) =>
    site.officer.get(n % 2 === 0 ? `/api/v1/models/${modelAt(site.size, n)}` : (LISTS[n % LISTS.length] ?? "/"));

/** Counts what goes wrong and goes on. */
function counted(act: Act): { act: Act; errors: () => number } {
  let errors = 0;
  return {
    act: (n) =>
      act(n).catch((error: unknown) => {
        errors += 1;
        console.error(String(error));
      }),
    errors: () => errors,
  };
}

/** Megabytes of the server each second while the work goes on, as points over minutes. */
async function sizesDuring<T>(work: () => Promise<T>): Promise<{ result: T; sizes: { x: number; y: number }[] }> {
  const sizes: { x: number; y: number }[] = [];
  const began = performance.now();
  const looking = setInterval(() => {
    sizes.push({ x: (performance.now() - began) / 60_000, y: megabytesOf("next-server") });
  }, 1000);
  try {
    return { result: await work(), sizes };
  } finally {
    clearInterval(looking);
  }
}

const found = (thirds: readonly Rate[], growth: number, errors: number): Found[] => {
  const [first, last] = [thirds[0]?.p99 ?? Number.NaN, thirds.at(-1)?.p99 ?? Number.NaN];
  return [
    atMost("99 of 100 in the last third against the first", last / first, "times", 1.3),
    told("99 of 100 in the first third within", first, "ms"),
    atMost("the server grows by", growth, "MB a minute", 1),
    atMost("errors", errors, "", 0),
  ];
};

const soak: Workload = {
  id: "W19",
  title: `Everyday use, ${PER_SECOND} a second, reads to changes and signatures as seven to one`,
  run: async (site, { minutes }) => {
    const moves = await moving(site);
    const signs = await signing(site);
    try {
      const read = reads(site);
      const writes: Record<number, Act> = { 0: moves.rest, 8: signs.act };
      const { act, errors } = counted((n) => (writes[n % ROUND] ?? read)(n));
      await open(act, { perSecond: PER_SECOND, seconds: WARMING_SECONDS });
      const { result, sizes } = await sizesDuring(async () => {
        const rates: Rate[] = [];
        for (let third = 0; third < THIRDS; third += 1)
          rates.push(await open(act, { perSecond: PER_SECOND, seconds: (minutes * 60) / THIRDS }));
        return rates;
      });
      // What is loaded and compiled in the first third is no leak.
      return found(result, slope(sizes.filter(({ x }) => x >= minutes / THIRDS)), errors());
    } finally {
      await signs.end();
      await moves.end();
    }
  },
};

export const SOAK: Workload[] = [soak];
