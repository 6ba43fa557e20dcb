// Pages: W5 to W7 and W20. The frame is a page with nothing of its own: same session, same navigation, a form of three fields.
import { getPortfolio } from "#lib/models/get-portfolio.query";
import { modelAt } from "../blueprint.ts";
import { p95Of, share, timeOf, type Workload } from "../finding.ts";
import { closed, open, ratio } from "../measure.ts";
import { sameSql } from "../same-sql.ts";
import type { Site } from "../site.ts";

const FRAME = "/account/password";

const page = (site: Site, path: string, holds: string) => async () => {
  const { body } = await site.officer.get(path);
  if (!body.includes(holds)) throw new Error(`${path} does not hold ${holds}`);
};
const frame = (site: Site) => page(site, FRAME, "</html>");

const portfolio: Workload = {
  id: "W5",
  title: "Portfolio",
  run: async (site, setting) => {
    const numbers = () => site.officer.get("/api/v1/portfolio");
    const rollUp = async () => void (await site.reader.query("select stage, tier, sum(count) from listed_count group by 1, 2"));
    const bare = await sameSql(getPortfolio, {}, "risk-officer@demo.example", site.reader);
    const shown = page(site, "/", "Portfolio");
    return [
      share(
        "its numbers over REST against one sum over the whole roll-up",
        await ratio(numbers, rollUp, { ...setting, clients: 1 }),
        null,
      ),
      share(
        "its numbers over REST against their own SQL on a plain connection",
        await ratio(numbers, bare.again, { ...setting, clients: 1 }),
        null,
      ),
      timeOf("numbers", await closed(numbers, { clients: 1, seconds: setting.seconds })),
      p95Of("page, 5 a second", await open(shown, { perSecond: 5, seconds: 4 * setting.seconds }), 60),
    ];
  },
};

const oneModel: Workload = {
  id: "W6",
  title: "A model's page",
  run: async (site, setting) => {
    const ours = (n: number) => page(site, `/models/${modelAt(site.size, n)}`, "</html>")();
    return [
      share("against the frame alone", await ratio(ours, frame(site), setting), 0.6),
      timeOf("page", await closed(ours, { clients: 1, seconds: setting.seconds })),
    ];
  },
};

const listPage: Workload = {
  id: "W7",
  title: "The list of models as a page, 50 rows",
  run: async (site, setting) => {
    const ours = page(site, "/models", "</html>");
    return [
      share("against the frame alone", await ratio(ours, frame(site), setting), 0.75),
      timeOf("page", await closed(ours, { clients: 1, seconds: setting.seconds })),
    ];
  },
};

const manyReaders: Workload = {
  id: "W20",
  title: "Many people at once: pages and answers mixed",
  run: async (site, setting) => {
    const mixed = (n: number) =>
      n % 4 === 0
        ? site.officer.get(`/models/${modelAt(site.size, n)}`)
        : site.officer.get(`/api/v1/models/${modelAt(site.size, n * 7)}`);
    const found = [];
    for (const perSecond of [5, 20, 50])
      found.push(p95Of(`${perSecond} a second`, await open(mixed, { perSecond, seconds: 5 * setting.seconds }), 300));
    return found.map((one, n) => (n === 1 ? one : { ...one, target: null, met: null }));
  },
};

export const PAGES: Workload[] = [portfolio, oneModel, listPage, manyReaders];
