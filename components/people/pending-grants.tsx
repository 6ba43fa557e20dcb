import { useTranslations } from "next-intl";
import { type Column, DataTable } from "#components/ui/data-table";
import { EmptyState } from "#components/ui/empty-state";
import { CalendarDate, Instant } from "#components/ui/time";
import { DecideGrant } from "./grant-actions.tsx";
import type { HeldRoleView } from "./held-roles.tsx";

type PendingGrantView = HeldRoleView & {
  person: { id: string; name: string };
  grantedBy: { name: string };
  grantedAt: string;
  mine: boolean;
  waitsFor: string[];
};

/** Signing roles that wait. Who gave one, or is to have it, sees who can decide instead of the decision. */
export function PendingGrants({ grants }: { grants: PendingGrantView[] }) {
  const t = useTranslations("admin.grants");
  const by = useTranslations("admin.person");
  const people = useTranslations("people");
  const word = useTranslations("ui.role");
  const columns: Column<PendingGrantView>[] = [
    { key: "person", header: t("person"), primary: true, cell: ({ person }) => person.name },
    { key: "role", header: t("role"), cell: ({ role }) => word(role) },
    { key: "unit", header: t("unit"), cell: ({ unit }) => unit.name },
    {
      key: "until",
      header: t("until"),
      cell: ({ until }) => (until ? <CalendarDate on={until} /> : <span className="text-ink-3">{people("noEnd")}</span>),
    },
    {
      key: "given",
      header: t("given"),
      cell: ({ grantedAt, grantedBy }) => (
        <div>
          <Instant at={grantedAt} />
          <span className="block text-ink-3">{by("by", { name: grantedBy.name })}</span>
        </div>
      ),
    },
    {
      key: "decide",
      header: t("decide"),
      cell: (grant) =>
        grant.mine ? (
          <span className="text-ink-3">{people("waitsFor", { names: grant.waitsFor.join(", ") || "none" })}</span>
        ) : (
          <DecideGrant grant={grant} name={grant.person.name} />
        ),
    },
  ];
  return (
    <DataTable
      caption={t("title")}
      columns={columns}
      rows={grants}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t("empty")}>{t("emptyNote")}</EmptyState>}
    />
  );
}
