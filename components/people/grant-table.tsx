import { useTranslations } from "next-intl";
import { type Column, DataTable } from "#components/ui/data-table";
import { EmptyState } from "#components/ui/empty-state";
import { CalendarDate } from "#components/ui/time";
import { EndGrant } from "./grant-actions.tsx";
import type { HeldRoleView } from "./held-roles.tsx";
import { GrantState } from "./person-state.tsx";

type GrantTableProps = { name: string; grants: HeldRoleView[]; mayEnd?: boolean };

/** The roles of one person, one row each. */
export function GrantTable({ name, grants, mayEnd }: GrantTableProps) {
  const t = useTranslations("admin.person");
  const end = useTranslations("admin.end");
  const people = useTranslations("people");
  const word = useTranslations("ui.role");
  const columns: Column<HeldRoleView>[] = [
    { key: "role", header: t("role"), primary: true, cell: ({ role }) => word(role) },
    { key: "unit", header: t("unit"), cell: ({ unit }) => unit.name },
    {
      key: "until",
      header: t("until"),
      cell: ({ until }) => (until ? <CalendarDate on={until} distance /> : <span className="text-ink-3">{people("noEnd")}</span>),
    },
    { key: "state", header: t("state"), cell: (grant) => <GrantState grant={grant} /> },
    ...(mayEnd
      ? [
          {
            key: "end",
            header: end("button"),
            acts: true as const,
            cell: (grant: HeldRoleView) => <EndGrant grant={grant} name={name} />,
          },
        ]
      : []),
  ];
  return (
    <DataTable
      caption={t("rolesNow")}
      columns={columns}
      rows={grants}
      rowKey={({ id }) => id}
      empty={
        <EmptyState glyph="ring" title={t("rolesEmpty")}>
          {t("rolesEmptyNote")}
        </EmptyState>
      }
    />
  );
}
