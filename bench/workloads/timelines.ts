// What happened: W15.
import { listEvents } from "#lib/audit/list-events.query";
import { getModelHistory } from "#lib/models/get-model-history.query";
import { modelAt } from "../blueprint.ts";
import { p95Of, share, timeOf, type Workload } from "../finding.ts";
import { closed, open, ratio } from "../measure.ts";
import { sameSql } from "../same-sql.ts";

const OFFICER = "risk-officer@demo.example";

const timelines: Workload = {
  id: "W15",
  title: "What happened to a model, and what one person did",
  run: async (site, setting) => {
    const one = { ...setting, clients: 1 };
    const history = (n: number) => site.officer.get(`/api/v1/models/${modelAt(site.size, n)}/history`);
    const { rows } = await site.owner.query<{ id: string }>("select id from person where email = 'model-owner@demo.example'");
    const actor = rows[0]?.id ?? "";
    const did = () => site.officer.get(`/api/v1/ledger/events?actor=${actor}&order=newest`);
    const historySql = await sameSql(getModelHistory, { modelId: modelAt(site.size, 1) }, OFFICER, site.reader);
    const didSql = await sameSql(listEvents, { actor, order: "newest" }, OFFICER, site.reader);
    const rate = { perSecond: 10, seconds: 4 * setting.seconds };
    return [
      share("history against its own SQL on a plain connection", await ratio(history, historySql.again, one), 0.1),
      share("events of one person against their own SQL on a plain connection", await ratio(did, didSql.again, one), 0.1),
      timeOf("history", await closed(history, { clients: 1, seconds: setting.seconds })),
      timeOf("events of one person", await closed(did, { clients: 1, seconds: setting.seconds })),
      p95Of("history, 10 a second", await open(history, rate), 50),
      p95Of("events of one person, 10 a second", await open(did, rate), 50),
    ];
  },
};

export const TIMELINES: Workload[] = [timelines];
