import type { Metadata } from "next";
import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import { LocalLinks } from "#components/charts/local-links";
import { FirstSteps } from "#components/help/first-steps";
import { PortfolioFilters } from "#components/models/portfolio-filters";
import { PortfolioGrid } from "#components/models/portfolio-grid";
import { PortfolioNumbers } from "#components/models/portfolio-numbers";
import { PortfolioTabs } from "#components/models/portfolio-tabs";
import { PortfolioToPutRight } from "#components/models/portfolio-to-put-right";
import { PortfolioWaiting } from "#components/models/portfolio-waiting";
import { ButtonLink } from "#components/ui/button";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { hrefWith, Link, type Params } from "#components/ui/link";
import { PageHeader } from "#components/ui/page-header";
import { rolesAnywhere } from "#lib/access/actor";
import { grantsOf, type Permission } from "#lib/access/permissions";
import { GetPortfolioInput } from "#lib/models/portfolio.schema";
import { operations } from "#lib/operations";
import { guidesFor } from "#lib/people/first-steps.rules";
import { unitsOffered } from "#lib/units/rules";
import { listInput } from "#lib/web/list-input";
import { load, viewer } from "#lib/web/page";
import { isDismissed, stepsCookie } from "../../components/help/steps-cookie.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("portfolio"))("title") };
}

/** The first steps of this person, until they are done or put away. */
async function WhatToDoFirst() {
  const { actor } = await viewer();
  if (isDismissed((await cookies()).get(stepsCookie)?.value, actor.id)) return null;
  const { items } = await load(operations.getFirstSteps, {});
  if (items.length === 0) return null;
  return <FirstSteps steps={items} guides={guidesFor(rolesAnywhere(actor))} personId={actor.id} />;
}

export default async function PortfolioPage({ searchParams }: { searchParams: Promise<Params> }) {
  const { actor } = await viewer();
  const input = listInput(GetPortfolioInput, await searchParams);
  const [t, portfolio, { items: units }] = await Promise.all([
    getTranslations("portfolio"),
    load(operations.getPortfolio, input),
    load(operations.listUnits, { counts: "no" }),
  ]);
  const may = (permission: Permission) => rolesAnywhere(actor).some((role) => grantsOf(permission).roles.includes(role));
  const listHref = (filter: Record<string, string>) => hrefWith("/models", { ...input, ...filter });
  const signoffsHref = (filter: Record<string, string>) => hrefWith("/sign-offs", { ...input, view: "open", ...filter });
  const { inUseBeforeApproval } = portfolio;
  return (
    <>
      <PageHeader title={t("title")} />
      <WhatToDoFirst />
      <PortfolioTabs params={input} />
      <PortfolioFilters path="/" params={input} units={unitsOffered(units, input.businessUnit)} />
      {portfolio.models + portfolio.claimedRetired === 0 ? (
        <Card>
          <EmptyState
            glyph="ring"
            title={t("empty")}
            action={
              <>
                {may("model:register") ? (
                  <ButtonLink variant="primary" href="/models/new">
                    {t("register")}
                  </ButtonLink>
                ) : null}
                {may("import:run") ? <ButtonLink href="/imports">{t("import")}</ButtonLink> : null}
                <ButtonLink variant="quiet" href="/help">
                  {t("help")}
                </ButtonLink>
              </>
            }
          >
            {t("emptyNote")}
          </EmptyState>
        </Card>
      ) : (
        <LocalLinks>
          <PortfolioNumbers numbers={portfolio} listHref={listHref} signoffsHref={signoffsHref} />
          <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-[1.5fr_1fr]">
            <div className="grid grid-cols-1 gap-4">
              <Card flush title={t("grid.title")} aside={t("grid.note")}>
                <PortfolioGrid cells={portfolio.cells} listHref={listHref} />
              </Card>
              <Card
                flush
                title={t("right.title")}
                aside={
                  inUseBeforeApproval > 0 ? (
                    <Link href={listHref({ flag: "in_use_before_approval" })}>
                      {t("right.all", { count: inUseBeforeApproval })}
                    </Link>
                  ) : (
                    t("right.note")
                  )
                }
              >
                <PortfolioToPutRight {...portfolio} listHref={listHref} />
              </Card>
            </div>
            <Card
              flush
              title={t("waiting.title")}
              aside={portfolio.openSignoffs > 0 ? <Link href={signoffsHref({})}>{t("waiting.all")}</Link> : null}
            >
              <PortfolioWaiting {...portfolio} signoffsHref={signoffsHref} />
            </Card>
          </div>
        </LocalLinks>
      )}
    </>
  );
}
