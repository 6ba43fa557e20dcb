import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LocalLinks } from "#components/charts/local-links";
import { PortfolioFilters } from "#components/models/portfolio-filters";
import { PortfolioTabs } from "#components/models/portfolio-tabs";
import { Decisions, Flow, RunsOut } from "#components/models/trends";
import { Ageing } from "#components/models/trends-ageing";
import { Waits } from "#components/models/trends-waits";
import { Card } from "#components/ui/card";
import { hrefWith, type Params } from "#components/ui/link";
import { PageHeader } from "#components/ui/page-header";
import { GetTrendsInput } from "#lib/models/trends.schema";
import { operations } from "#lib/operations";
import { unitsOffered } from "#lib/units/rules";
import { listInput } from "#lib/web/list-input";
import { load } from "#lib/web/page";

const PATH = "/portfolio/trends";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("trends"))("title") };
}

export default async function TrendsPage({ searchParams }: { searchParams: Promise<Params> }) {
  const input = listInput(GetTrendsInput, await searchParams);
  const [t, portfolio, trends, { items: units }] = await Promise.all([
    getTranslations("trends"),
    getTranslations("portfolio"),
    load(operations.getTrends, input),
    load(operations.listUnits, { counts: "no" }),
  ]);
  const listHref = (filter: Record<string, string>) => hrefWith("/models", { ...input, ...filter });
  const signoffsHref = (filter: Record<string, string>) => hrefWith("/sign-offs", { ...input, view: "all_decided", ...filter });
  return (
    <>
      <PageHeader title={portfolio("title")} note={t("note")} />
      <PortfolioTabs params={input} />
      <PortfolioFilters path={PATH} params={input} units={unitsOffered(units, input.businessUnit)} />
      <LocalLinks>
        <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-2 print:block print:space-y-4">
          <Card flush title={t("flow.title")} className="keep">
            <Flow {...trends} listHref={listHref} />
          </Card>
          <Card flush title={t("decisions.title")} className="keep">
            <Decisions {...trends} signoffsHref={signoffsHref} />
          </Card>
          <Card flush title={t("waits.title")} className="keep">
            <Waits {...trends} signoffsHref={signoffsHref} />
          </Card>
          <Card flush title={t("due.title")} className="keep">
            <RunsOut {...trends} listHref={listHref} />
          </Card>
          <Card flush title={t("ageing.title")} className="keep xl:col-span-2">
            <Ageing {...trends} listHref={listHref} />
          </Card>
        </div>
      </LocalLinks>
    </>
  );
}
