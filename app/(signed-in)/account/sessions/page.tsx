import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EndOtherSessions } from "#components/people/session-actions";
import { SessionTable } from "#components/people/session-table";
import { Card } from "#components/ui/card";
import { PageHeader } from "#components/ui/page-header";
import { operations } from "#lib/operations";
import { load } from "#lib/web/page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account.tabs"))("sessions") };
}

export default async function SessionsPage() {
  const { items } = await load(operations.listMySessions, {});
  const t = await getTranslations("account");
  return (
    <>
      <PageHeader title={t("tabs.sessions")} note={t("sessions.note")} actions={items.length > 1 ? <EndOtherSessions /> : null} />
      <Card flush>
        <SessionTable sessions={items} />
      </Card>
    </>
  );
}
