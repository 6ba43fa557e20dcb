// The life of an installation: W15, W18 and W19.
import { listEvents } from "#lib/audit/list-events.query";
import { getModelHistory } from "#lib/models/get-model-history.query";
import { MODEL_ID } from "../blueprint.ts";
import { atMost, p95Of, share, timeOf, type Workload } from "../finding.ts";
import { closed, open, ratio } from "../measure.ts";
import { megabytesOf } from "../processes.ts";
import { sameSql } from "../same-sql.ts";
import type { Site } from "../site.ts";

const OFFICER = "risk-officer@demo.example";
const modelAt = (site: Site, n: number) => `${MODEL_ID}${String((n % site.size) + 1).padStart(12, "0")}`;

const timelines: Workload = {
  id: "W15",
  title: "What happened to a model, and what one person did",
  run: async (site, setting) => {
    const one = { ...setting, clients: 1 };
    const history = (n: number) => site.officer.get(`/api/v1/models/${modelAt(site, n)}/history`);
    const { rows } = await site.owner.query<{ id: string }>("select id from person where email = 'model-owner@demo.example'");
    const actor = rows[0]?.id ?? "";
    const did = () => site.officer.get(`/api/v1/ledger/events?actor=${actor}&order=newest`);
    const historySql = await sameSql(getModelHistory, { modelId: modelAt(site, 1) }, OFFICER, site.reader);
    const didSql = await sameSql(listEvents, { actor, order: "newest" }, OFFICER, site.reader);
    return [
      share("history against its own SQL on a plain connection", await ratio(history, historySql.again, one), 0.1),
      share("events of one person against their own SQL on a plain connection", await ratio(did, didSql.again, one), 0.1),
      timeOf("history", await closed(history, { clients: 1, seconds: setting.seconds })),
      timeOf("events of one person", await closed(did, { clients: 1, seconds: setting.seconds })),
      p95Of("history, 10 a second", await open(history, { perSecond: 10, seconds: 4 * setting.seconds }), 50),
    ];
  },
};

const starting: Workload = {
  id: "W18",
  title: "Starting",
  run: async (site) => [atMost("up to the ready line", site.startedIn / 1000, "s", 5)],
};

const MINUTES = 1.5;

/** A short form of a long run: seven reads to one page and one edit's worth of searching, twenty a second. */
const soak: Workload = {
  id: "W19",
  title: `${MINUTES} minutes of everyday use, 20 a second`,
  run: async (site) => {
    const paths = [
      "/api/v1/models",
      "/api/v1/portfolio",
      "/api/v1/models?q=forecast&limit=20",
      "/models?limit=20",
      "/api/v1/units",
    ];
    const mixed = (n: number) =>
      site.officer.get(n % 2 === 0 ? `/api/v1/models/${modelAt(site, n)}` : (paths[n % paths.length] ?? "/"));
    const seconds = (MINUTES * 60) / 3;
    const rates = [];
    const sizes = [];
    for (let third = 0; third < 3; third += 1) {
      rates.push(await open(mixed, { perSecond: 20, seconds }));
      sizes.push(megabytesOf("next-server"));
    }
    const [first, , last] = rates;
    return [
      atMost("99 of 100 in the last third against the first", (last?.p99 ?? 0) / (first?.p99 ?? 1), "times", 1.3),
      atMost("the server grows by", ((sizes[2] ?? 0) - (sizes[0] ?? 0)) / (MINUTES * (2 / 3)), "MB a minute", 1),
    ];
  },
};

export const LIFE: Workload[] = [timelines, starting, soak];
