// Lists and what is found in them: W1 to W4, and W23.
import { encodeCursor } from "#lib/core/page";
import { listModels } from "#lib/models/list-models.query";
import type { Client } from "../client.ts";
import { p95Of, share, timeOf, type Workload } from "../finding.ts";
import { closed, open, ratio } from "../measure.ts";
import { sameSql } from "../same-sql.ts";
import type { Site } from "../site.ts";

const OFFICER = "risk-officer@demo.example";
const API = "/api/v1/models";

type List = { items: unknown[]; nextCursor: string | null };

/** Asks for a list, and looks at what came: a page that is full. */
const list = (client: Client, query: string, rows: number) => async () => {
  const page = await client.json<List>(`${API}?${query}`);
  if (page.items.length < rows) throw new Error(`${query} gave ${page.items.length} rows, not ${rows}`);
};

const empty = (site: Site) => () => site.nobody.get("/api/health/live");

/** What a route without the product would take: one that does nothing, and then the same statements, one after the other. */
const emptyAnd = (site: Site, statements: () => Promise<unknown>) => async () => {
  await empty(site)();
  await statements();
};

const firstPage: Workload = {
  id: "W1",
  title: "Models over REST, first page of 50",
  run: async (site, setting) => {
    const ours = list(site.officer, "limit=50", 50);
    const bare = await sameSql(listModels, { limit: 50 }, OFFICER, site.reader);
    const alone = await ratio(ours, empty(site), setting);
    const plain = await ratio(ours, emptyAnd(site, bare.again), { ...setting, clients: 1 });
    const statements = await ratio(ours, bare.again, { ...setting, clients: 1 });
    const half = Math.max(1, Math.floor(alone.ours / 2));
    return [
      share("against a route that does nothing", alone, 0.45),
      share("against a route that does nothing and its own SQL on a plain connection, one client", plain, 0.8),
      share("against its own SQL on a plain connection, one client", statements, null),
      timeOf("first page", await closed(ours, { clients: 1, seconds: setting.seconds })),
      p95Of("at half of what it can", await open(ours, { perSecond: half, seconds: 4 * setting.seconds }), 40),
    ];
  },
};

const AT =
  "select name_key as key, model_id as id from listed_model where not archived order by name_key, model_id offset $1 limit 1";

const deepPages: Workload = {
  id: "W2",
  title: "Pages deep in the list",
  run: async (site, setting) => {
    const cursors: string[] = [];
    for (const depth of [0.1, 0.5, 0.9]) {
      const { rows } = await site.owner.query<{ key: string; id: string }>(AT, [Math.floor(depth * site.size) - 60]);
      if (rows[0]) cursors.push(encodeCursor([rows[0].key, rows[0].id]));
    }
    const deep = (n: number) => list(site.officer, `limit=50&cursor=${cursors[n % cursors.length]}`, 50)();
    return [
      share("against the first page", await ratio(deep, list(site.officer, "limit=50", 50), setting), 0.9),
      timeOf("deep page", await closed(deep, { clients: 1, seconds: setting.seconds })),
    ];
  },
};

const found = (id: string, title: string, q: string, limit: number, p95: number, growth: number): Workload => ({
  id,
  title,
  run: async (site, setting) => {
    const ours = list(site.officer, `limit=${limit}&q=${q}`, 1);
    const bare = await sameSql(listModels, { limit, q }, OFFICER, site.reader);
    return [
      share(
        `“${q}” against its own SQL on a plain connection, one client`,
        await ratio(ours, bare.again, { ...setting, clients: 1 }),
        0.1,
      ),
      timeOf(`“${q}”`, await closed(ours, { clients: 1, seconds: setting.seconds }), growth),
      p95Of(`“${q}”, 10 a second`, await open(ours, { perSecond: 10, seconds: 4 * setting.seconds }), p95),
    ];
  },
});

const scoped: Workload = {
  id: "W23",
  title: "Who sees one of a thousand units",
  run: async (site, setting) => [
    share(
      "against who sees all",
      await ratio(list(site.narrow, "limit=50", 1), list(site.officer, "limit=50", 50), setting),
      0.8,
    ),
  ],
};

export const LISTS: Workload[] = [
  firstPage,
  deepPages,
  found("W3", "Finding by the beginning of a word", "overdr", 20, 60, 0.5),
  found("W4", "Searching a rare word", "sepsis", 50, 150, 0.3),
  found("W4", "Searching a common word", "forecast", 50, 150, 0.3),
  scoped,
];
