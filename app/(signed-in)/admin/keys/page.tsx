import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { KeyTable } from "#components/people/key-table";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { FilterBar } from "#components/ui/filter-bar";
import type { Params } from "#components/ui/link";
import { PageHeader } from "#components/ui/page-header";
import { Pager } from "#components/ui/pager";
import { rolesAnywhere } from "#lib/access/actor";
import { operations } from "#lib/operations";
import { KEY_STATES, ListApiKeysInput } from "#lib/people/keys.schema";
import { listInput } from "#lib/web/list-input";
import { load, viewer } from "#lib/web/page";

const PATH = "/admin/keys";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.keys"))("title") };
}

export default async function KeysPage({ searchParams }: { searchParams: Promise<Params> }) {
  const params = await searchParams;
  const keys = await load(operations.listApiKeys, { ...listInput(ListApiKeysInput, params), whose: "everybody" });
  const t = await getTranslations("admin.keys");
  const state = await getTranslations("people.key");
  const mayRevoke = rolesAnywhere((await viewer()).actor).includes("admin");
  const states = KEY_STATES.map((value) => ({ value, label: state(value) }));
  return (
    <>
      <PageHeader title={t("title")} note={t("note")} />
      <FilterBar path={PATH} params={params} filters={[{ name: "state", label: t("state"), options: states }]} />
      <Card flush>
        <KeyTable
          withPerson
          rows={keys.items}
          mayRevoke={mayRevoke}
          empty={
            <EmptyState glyph="ring" title={t("empty")}>
              {t("emptyNote")}
            </EmptyState>
          }
        />
        <Pager path={PATH} params={params} nextCursor={keys.nextCursor} />
      </Card>
    </>
  );
}
