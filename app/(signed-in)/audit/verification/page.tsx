import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { VerificationCard } from "#components/audit/verification-card";
import { VerifyButton } from "#components/audit/verify-button";
import { Disclosure } from "#components/ui/disclosure";
import { EmptyState } from "#components/ui/empty-state";
import type { Params } from "#components/ui/link";
import { PageHeader } from "#components/ui/page-header";
import { Pager } from "#components/ui/pager";
import { RefreshWhile } from "#components/ui/refresh-while";
import { Term } from "#components/ui/term";
import { ListVerificationsInput } from "#lib/audit/schema";
import { operations } from "#lib/operations";
import { listInput } from "#lib/web/list-input";
import { load } from "#lib/web/page";

const PATH = "/audit/verification";
const FINDS = ["altered", "places", "rows", "guards"] as const;
const CANNOT = ["rewrite", "tail", "forged", "inside"] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("audit.verification"))("title") };
}

export default async function VerificationPage({ searchParams }: { searchParams: Promise<Params> }) {
  const params = await searchParams;
  const [t, { items, nextCursor }] = await Promise.all([
    getTranslations("audit.verification"),
    load(operations.listVerifications, { limit: 10, ...listInput(ListVerificationsInput, params) }),
  ]);
  const running = items.some(({ state }) => state === "queued" || state === "running");
  return (
    <>
      <PageHeader
        title={<Term name="verification">{t("title")}</Term>}
        note={t("note")}
        actions={<VerifyButton running={running} />}
      />
      <RefreshWhile running={running} />
      <div className="mb-4 max-w-prose">
        <Disclosure summary={t("whatItFinds")}>
          <ul className="list-disc space-y-1 ps-5">
            {FINDS.map((key) => (
              <li key={key}>{t(`finds.${key}`)}</li>
            ))}
          </ul>
        </Disclosure>
        <Disclosure summary={t("whatItCannot")}>
          <ul className="list-disc space-y-1 ps-5">
            {CANNOT.map((key) => (
              <li key={key}>{t(`cannot.${key}`)}</li>
            ))}
          </ul>
        </Disclosure>
      </div>
      {items.length === 0 ? (
        <EmptyState glyph="ring" title={t("empty")}>
          {t("emptyNote")}
        </EmptyState>
      ) : null}
      <div className="space-y-4">
        {items.map((verification) => (
          <VerificationCard key={verification.id} verification={verification} />
        ))}
      </div>
      <Pager path={PATH} params={params} nextCursor={nextCursor} />
    </>
  );
}
