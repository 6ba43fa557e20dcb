import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { KeyTable } from "#components/people/key-table";
import { MakeKeyButton } from "#components/people/make-key-button";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import type { Params } from "#components/ui/link";
import { PageHeader } from "#components/ui/page-header";
import { Pager } from "#components/ui/pager";
import { operations } from "#lib/operations";
import { ListApiKeysInput } from "#lib/people/keys.schema";
import { listInput } from "#lib/web/list-input";
import { load } from "#lib/web/page";

const PATH = "/account/keys";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account.tabs"))("keys") };
}

export default async function KeysPage({ searchParams }: { searchParams: Promise<Params> }) {
  const params = await searchParams;
  const keys = await load(operations.listApiKeys, { ...listInput(ListApiKeysInput, params), whose: "mine" });
  const t = await getTranslations("account");
  return (
    <>
      <PageHeader title={t("tabs.keys")} note={t("keys.note")} actions={<MakeKeyButton />} />
      <Card flush>
        <KeyTable
          rows={keys.items}
          mayRevoke
          empty={
            <EmptyState glyph="ring" title={t("keys.empty")}>
              {t("keys.emptyNote")}
            </EmptyState>
          }
        />
        <Pager path={PATH} params={params} nextCursor={keys.nextCursor} />
      </Card>
    </>
  );
}
