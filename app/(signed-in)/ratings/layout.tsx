import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PageOnItsWay } from "#components/shell/page-on-its-way";
import { Tabs } from "#components/ui/tabs";
import { Words } from "#components/ui/words";

/** What waits on the second line apart from signatures: tiers to confirm, evidence and claims to review. */
export default async function RatingsLayout({ children }: { children: ReactNode }) {
  const [risk, evidence] = await Promise.all([getTranslations("risk.waiting"), getTranslations("evidence.waiting")]);
  return (
    <>
      <Tabs
        label={risk("tabs")}
        tabs={[
          { href: "/ratings", label: risk("title") },
          { href: "/ratings/reviews", label: evidence("title") },
        ]}
      />
      <PageOnItsWay under="/ratings">
        <Words of={["risk"]}>{children}</Words>
      </PageOnItsWay>
    </>
  );
}
