import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type Column, DataTable } from "#components/ui/data-table";
import { EmptyState } from "#components/ui/empty-state";
import { CalendarDate, Instant } from "#components/ui/time";
import { COMMAND_LINE } from "#lib/access/actor.rules";
import { DOT } from "#lib/core/dotted.rules";
import type { GrantRecord } from "#lib/people/schema";
import { GrantState } from "./person-state.tsx";

/** Every role a person was ever given: by whom, when, confirmed by whom, until when. What an auditor asks for. */
export function GrantHistory({ grants }: { grants: GrantRecord[] }) {
  const t = useTranslations("admin.person");
  const word = useTranslations("ui.role");
  const noEnd = useTranslations("people")("noEnd");
  const columns: Column<GrantRecord>[] = [
    {
      key: "role",
      header: t("role"),
      primary: true,
      cell: ({ role, unit }) => (
        <>
          {word(role)}
          <span className="block font-normal text-ink-3">{unit.name}</span>
        </>
      ),
    },
    { key: "state", header: t("state"), cell: (grant) => <GrantState grant={grant} everInForce={wasInForce(grant)} /> },
    {
      key: "given",
      header: t("given"),
      cell: ({ grantedAt, grantedBy, duringSetUp }) => (
        <Step at={grantedAt} by={grantedBy}>
          {duringSetUp ? t("duringSetUp") : null}
        </Step>
      ),
    },
    {
      key: "confirmed",
      header: t("confirmed"),
      cell: ({ confirmedAt, confirmedBy }) => <Step at={confirmedAt} by={confirmedBy} />,
    },
    {
      key: "until",
      header: t("until"),
      from: "desk",
      cell: ({ until }) => (until ? <CalendarDate on={until} /> : <span className="text-ink-3">{noEnd}</span>),
    },
    { key: "ended", header: t("ended"), cell: ({ endedAt, endedBy }) => <Step at={endedAt} by={endedBy} /> },
  ];
  return (
    <DataTable
      caption={t("history")}
      columns={columns}
      rows={grants}
      rowKey={({ id }) => id}
      empty={<EmptyState glyph="ring" title={t("historyEmpty")} />}
    />
  );
}

/** A signing role was in force only when somebody confirmed it or it was given during set-up; the others need nobody. */
const wasInForce = ({ role, confirmedAt, duringSetUp }: GrantRecord) =>
  confirmedAt !== null || duringSetUp || role === "admin" || role === "auditor";

function Step({ at, by, children }: { at: string | null; by: { id: string; name: string } | null; children?: ReactNode }) {
  const t = useTranslations("admin.person");
  if (at === null) return null;
  return (
    <div>
      <Instant at={at} show="exact" />
      <span className="block text-ink-3">
        {by ? t("by", { name: by.id === COMMAND_LINE ? t("commandLine") : by.name }) : null}
        {children ? DOT : null}
        {children}
      </span>
    </div>
  );
}
