import { useTranslations } from "next-intl";
import { Card } from "#components/ui/card";
import { type Column, DataTable } from "#components/ui/data-table";
import { EmptyState } from "#components/ui/empty-state";
import { Hash } from "#components/ui/hash";
import { Reference } from "#components/ui/reference";
import { StateChip } from "#components/ui/state-chip";
import type { Dossier } from "#lib/signoff/dossier.schema";
import type { Lookups } from "./lookups.ts";

type Control = Dossier["checklist"][number];

/** The controls due at this gate with their answer and the hashes of their evidence. */
export function DossierChecklist({ dossier, lookups: { controls } }: { dossier: Dossier; lookups: Lookups }) {
  const t = useTranslations("signoff");
  const columns: Column<Control>[] = [
    {
      key: "control",
      header: t("dossier.control"),
      primary: true,
      cell: ({ id }) => (
        <>
          <Reference>{id}</Reference> {controls[id] ?? ""}
        </>
      ),
    },
    {
      key: "status",
      header: t("field.status"),
      cell: ({ status, reason }) => (
        <>
          <StateChip of="control" state={status ?? "unanswered"}>
            {t(`status.${status ?? "none"}`)}
          </StateChip>
          {reason ? <p className="mt-1 whitespace-pre-wrap text-ink-2">{reason}</p> : null}
        </>
      ),
    },
    {
      key: "evidence",
      header: t("field.evidence"),
      cell: ({ evidence }) => <Evidence items={evidence} />,
    },
  ];
  return (
    <Card flush id="section-checklist" title={t("section.checklist")} aside={dossier.checklist.length}>
      <DataTable
        caption={t("section.checklist")}
        columns={columns}
        rows={dossier.checklist}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t("first.weakNone")} />}
      />
    </Card>
  );
}

function Evidence({ items }: { items: Control["evidence"] }) {
  const t = useTranslations("signoff");
  if (items.length === 0) return <span className="text-ink-3">{t("dossier.evidence", { count: 0 })}</span>;
  return (
    <ul className="space-y-1">
      {items.map((item) => (
        <li key={"sha256" in item ? item.sha256 : item.url} className="flex flex-wrap items-center gap-x-2">
          {"sha256" in item ? <Hash value={item.sha256} /> : <span className="[overflow-wrap:anywhere]">{item.url}</span>}
          {item.accepted === undefined ? null : <Acceptance accepted={item.accepted} />}
        </li>
      ))}
    </ul>
  );
}

function Acceptance({ accepted }: { accepted: boolean }) {
  const t = useTranslations("signoff.value");
  return (
    <StateChip of="evidence" state={accepted ? "accepted" : "pending"}>
      {t(accepted ? "accepted" : "pending")}
    </StateChip>
  );
}
