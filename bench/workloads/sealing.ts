// The ledger's seal: W10. How fast a backlog goes, and how late what is written meanwhile is sealed.
import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { atLeast, atMost, type Found, told, type Workload } from "../finding.ts";
import { closed } from "../measure.ts";
import { moving } from "../moving.ts";
import type { Sealing } from "../seal-backlog.ts";

const PATIENCE_SECONDS = 60;

const LATE = `
  select percentile_cont(0.99) within group (order by extract(epoch from l.sealed_at - e.recorded_at))::float8 as seconds, count(*)::int as entries,
    (count(*) - count(l.index))::int as unsealed
  from ledger_event e left join ledger_leaf l on l.event_id = e.id where e.recorded_at >= $1`;

/** Seconds from the writing of an entry to its seal, 99 of 100, of everything since; waits until all of it is sealed. */
async function lateness(owner: pg.Client, since: string): Promise<number> {
  for (let tries = 0; tries < PATIENCE_SECONDS; tries += 1) {
    const [found] = (await owner.query<{ seconds: number; entries: number; unsealed: number }>(LATE, [since])).rows;
    if (found && found.entries > 0 && found.unsealed === 0) return found.seconds;
    await sleep(1000);
  }
  throw new Error(`entries stayed unsealed for ${PATIENCE_SECONDS} s`);
}

const backlog = ({ entries, perSecond, hashesPerSecond }: Sealing): Found[] => [
  atLeast(`a backlog of ${entries} entries, against hashing their bytes in one thread`, perSecond / hashesPerSecond, "", 0.3),
  atLeast("entries of a backlog", perSecond, "a second", 20_000),
];

const sealing: Workload = {
  id: "W10",
  title: "Sealing",
  run: async (site, setting) => {
    const moves = await moving(site);
    try {
      const [clock] = (await site.owner.query<{ now: string }>("select clock_timestamp()::text as now")).rows;
      const written = await closed(moves.rest, { clients: setting.clients, seconds: 10 * setting.seconds });
      return [
        ...(site.sealing ? backlog(site.sealing) : []),
        atMost("changes by 8 clients, 99 of 100 sealed within", await lateness(site.owner, clock?.now ?? ""), "s", 10),
        told("changes meanwhile", written.perSecond, "a second"),
      ];
    } finally {
      await moves.end();
    }
  },
};

export const SEALING: Workload[] = [sealing];
