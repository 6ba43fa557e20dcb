import { useTranslations } from "next-intl";
import type { z } from "zod";
import { ListKeys } from "#components/actions/list-keys";
import { type Column, DataTable } from "#components/ui/data-table";
import { EmptyState } from "#components/ui/empty-state";
import { Reference } from "#components/ui/reference";
import { StateChip } from "#components/ui/state-chip";
import { TierChip } from "#components/ui/tier-chip";
import { Instant } from "#components/ui/time";
import { dotted } from "#lib/core/dotted.rules";
import type { QueuedSignoff, View } from "#lib/signoff/queue.schema";

type Row = z.output<typeof QueuedSignoff>;

/** The queue of sign-offs. A row leads to the desk. */
export function QueueTable({ items, view, narrowed }: { items: Row[]; view: View; narrowed: boolean }) {
  const t = useTranslations("signoff.queue");
  const isDecided = view === "decided" || view === "all_decided";
  const meaning = useTranslations(isDecided ? "meanings.label" : "meanings.todo");
  const stage = useTranslations("ui.stage");
  const columns: Column<Row>[] = [
    {
      key: "model",
      header: t("column.model"),
      primary: true,
      cell: ({ name, version }) => `${name} ${version}`,
    },
    { key: "ref", header: t("column.ref"), cell: ({ ref }) => <Reference>{ref}</Reference> },
    { key: "meaning", header: t("column.meaning"), cell: (row) => meaning(row.meaning) },
    { key: "gate", header: t("column.gate"), from: "desk", cell: ({ gate, to }) => dotted([gate, stage(to)]) },
    { key: "tier", header: t("column.tier"), cell: ({ tier }) => <TierChip short tier={tier} /> },
    ...(isDecided
      ? [{ key: "state", header: t("column.state"), cell: ({ state }: Row) => <StateChip of="signoff" state={state} /> }]
      : []),
    { key: "asked", header: t("column.asked"), from: "desk", cell: ({ requestedBy }) => requestedBy },
    { key: "since", header: t("column.since"), cell: ({ since }) => <Instant at={since} /> },
  ];
  return (
    <ListKeys>
      <DataTable
        caption={t("caption")}
        columns={columns}
        rows={items}
        rowKey={({ id }) => id}
        href={({ id }) => `/sign-offs/${id}`}
        empty={
          <EmptyState glyph={narrowed ? "ring" : "check"} title={t(`empty.${narrowed ? "narrowed" : view}`)}>
            {t(narrowed ? "narrowedNote" : "emptyNote")}
          </EmptyState>
        }
      />
    </ListKeys>
  );
}
