import { useTranslations } from "next-intl";
import { Chip } from "#components/ui/chip";
import { type Column, DataTable } from "#components/ui/data-table";
import { EmptyState } from "#components/ui/empty-state";
import { Instant, useInstant } from "#components/ui/time";
import { EndSession } from "./session-actions.tsx";

type SessionView = { id: string; createdAt: Date; lastSeenAt: Date; expiresAt: Date; current: boolean };

/** Where somebody is signed in. The present session is ended by signing out. */
export function SessionTable({ sessions }: { sessions: SessionView[] }) {
  const t = useTranslations("account.sessions");
  const tabs = useTranslations("account.tabs");
  const words = useInstant();
  const columns: Column<SessionView>[] = [
    {
      key: "began",
      header: t("began"),
      primary: true,
      cell: ({ createdAt, current }) => (
        <span className="flex flex-wrap items-center gap-2">
          <Instant at={createdAt.toISOString()} show="exact" />
          {current ? <Chip tone="accent">{t("here")}</Chip> : null}
        </span>
      ),
    },
    { key: "seen", header: t("seen"), cell: ({ lastSeenAt }) => <Instant at={lastSeenAt.toISOString()} /> },
    { key: "ends", header: t("ends"), cell: ({ expiresAt }) => <Instant at={expiresAt.toISOString()} show="exact" /> },
    {
      key: "change",
      header: t("change"),
      acts: true,
      cell: ({ id, createdAt, current }) => (current ? null : <EndSession id={id} date={words(createdAt)} />),
    },
  ];
  return (
    <DataTable
      caption={tabs("sessions")}
      columns={columns}
      rows={sessions}
      rowKey={({ id }) => id}
      empty={<EmptyState glyph="ring" title={t("empty")} />}
    />
  );
}
